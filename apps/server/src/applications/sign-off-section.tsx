import { LONGEST_NOTE, type SignOffAsked } from '#libs/applications';
import { ActionForm } from '../ui/action-form.js';
import { DateTime } from '../ui/date-time.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Notice } from '../ui/notice.js';
import { PersonName } from '../ui/person-name.js';
import type { View } from '../ui/view.js';
import type { ToBeSigned } from './signing.js';

export interface AskedNoticeProps {
  readonly view: View;
  readonly asked: {
    readonly request: Pick<SignOffAsked, 'askedByName' | 'askedAt' | 'note'>;
    readonly isVoid: boolean;
  };
  readonly maySign: boolean;
}

/** What was asked of the signatory, by whom, and whether it still holds: a change makes it void by itself. */
export function AskedNotice({ view, asked: { request, isVoid }, maySign }: AskedNoticeProps) {
  const said = isVoid ? 'void' : maySign ? 'you' : 'open';
  return (
    <Notice tone={isVoid ? 'attention' : 'info'}>
      <p>
        {view.pieces(`signoff.asked.${said}`, {
          name: <PersonName key="name" name={request.askedByName} />,
          at: <DateTime key="at" view={view} at={request.askedAt} />,
        })}
      </p>
      {request.note === '' ? null : (
        <blockquote>
          <p dir="auto">{request.note}</p>
        </blockquote>
      )}
    </Notice>
  );
}

export interface AskFormProps {
  readonly view: View;
  readonly id: string;
  readonly signing: Pick<ToBeSigned, 'signatories' | 'hash'>;
  readonly formKey: string;
  readonly note: string;
  readonly errors: readonly FieldError[];
}

/** For whoever prepares and may not sign: asks those who may. */
export function AskSignature({ view, id, signing, formKey, note, errors }: AskFormProps) {
  const { signatories, hash } = signing;
  if (signatories.length === 0) return <Notice tone="attention">{view.t('signoff.nobody')}</Notice>;
  return (
    <section>
      <h2>{view.t('signoff.ask.title')}</h2>
      <p>{view.pieces('signoff.ask.who', { names: <bdi key="names">{view.format.list([...signatories])}</bdi> })}</p>
      <ActionForm
        view={view}
        action={`/applications/${id}/sign-off`}
        label={view.t('signoff.ask.do')}
        hidden={{ _key: formKey, draft: hash }}
      >
        <Field
          kind="textarea"
          view={view}
          name="note"
          label={view.t('signoff.ask.note')}
          help={view.t('signoff.ask.noteHelp')}
          value={note}
          limit={LONGEST_NOTE}
          rows={3}
          optional
          error={errorOf(errors, 'note')}
        />
      </ActionForm>
    </section>
  );
}
