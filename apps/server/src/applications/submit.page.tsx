import type { Reason } from '#libs/workflow';
import { inCall } from '../calls/in-call.js';
import { said } from '../calls/said.js';
import { ActionForm } from '../ui/action-form.js';
import { SummaryList } from '../ui/check-answers.js';
import { Code } from '../ui/code.js';
import { Deadline } from '../ui/deadline.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Money } from '../ui/money.js';
import { Notice } from '../ui/notice.js';
import { FileLayout, type FilePageProps, nameOf } from './file-layout.js';
import type { OpenPart } from './open-points.js';
import { OpenPointsList } from './open-points-list.js';
import { calendarOf } from './own-deadline.js';
import { AskedNotice, AskSignature } from './sign-off-section.js';
import type { ToBeSigned } from './signing.js';
import { StandingVersion } from './standing-version.js';
import { WholeDraftInWords } from './whole-draft-in-words.js';
import { DeclarationSentences } from './declaration-sentences.js';

export interface SubmitPageProps extends FilePageProps {
  readonly signing: ToBeSigned;
  readonly open: readonly OpenPart[];
  /** Why it cannot be submitted now, or by this person; empty where it can. */
  readonly reasons: readonly Reason[];
  readonly errors: readonly FieldError[];
  /** Whether the draft is another one than the reader had before them when they sent this page. */
  readonly changedMeanwhile: boolean;
  /** Makes a second press of the button the same submission. */
  readonly formKey: string;
  readonly declaration: readonly string[];
  /** As it was typed: a word to the signatory. */
  readonly note: string;
}

/** The last step: what exactly is sent, what is declared, by whom. Who may not sign asks here whoever may. */
export function SubmitPage(props: SubmitPageProps) {
  const { view, file, call, signing, open, errors } = props;
  const deadline = call.deadlineOf(file.stage);
  return (
    <FileLayout
      {...props}
      width="wide"
      title={inCall(view, call).t(`applications.submit.title.${file.stage}`)}
      back={{ href: `/applications/${file.id}/check`, label: view.t('applications.submit.back') }}
      errors={errors}
    >
      {props.changedMeanwhile ? (
        <Notice tone="attention" role="alert" title={view.t('signoff.changed.title')}>
          {view.t('signoff.changed.what')}
        </Notice>
      ) : null}
      {deadline ? <Deadline view={view} at={deadline} zone={call.zone} calendarHref={calendarOf(file.id)} /> : null}
      {signing.asked ? <AskedNotice view={view} asked={signing.asked} maySign={signing.maySign} /> : null}
      {open.length > 0 ? <OpenPointsList view={view} parts={open} /> : null}
      <StandingVersion view={view} file={file} />
      <Sent {...props} />
      {signing.maySign ? <Sign {...props} /> : <Ask {...props} />}
    </FileLayout>
  );
}

/** In short what it is, and page by page every word of it. */
function Sent({ view, file, call, signing }: SubmitPageProps) {
  return (
    <section>
      <h2>{view.t('signoff.sent.title')}</h2>
      <SummaryList
        view={view}
        answers={[
          { label: view.t('applications.file.title'), value: nameOf(view, file) },
          { label: view.t('applications.file.organisation'), value: <bdi>{signing.applicant.name}</bdi> },
          { label: view.t('applications.file.lot'), value: said(view, call.lot(file.lot).title) },
          {
            label: view.t('applications.budget.requested'),
            value:
              signing.requestedMinor === null ? null : (
                <Money view={view} minor={signing.requestedMinor} currency={call.currency} />
              ),
          },
          { label: view.t('signoff.sent.hash'), value: <Code>{signing.hash}</Code> },
        ]}
      />
      <h3>{view.t('signoff.sent.read')}</h3>
      <WholeDraftInWords view={view} file={file} call={call} drafts={signing.drafts} to="read" />
    </section>
  );
}

function Sign({ view, file, signing, reasons, errors, formKey, declaration }: SubmitPageProps) {
  return (
    <>
      <section>
        <h2>{view.t('applications.submit.declaration')}</h2>
        <DeclarationSentences view={view} declaration={declaration} />
      </section>
      <ActionForm
        view={view}
        action={`/applications/${file.id}/submit`}
        label={view.t('applications.submit.do')}
        hidden={{ _key: formKey, draft: signing.hash }}
        reasons={reasons}
      >
        <Field
          kind="checkbox"
          view={view}
          name="declared"
          label={view.t('applications.submit.agree')}
          error={errorOf(errors, 'declared')}
        />
        <p>{view.t('applications.submit.after')}</p>
      </ActionForm>
    </>
  );
}

/** Nothing is asked while something is open, nor again for what was asked already. */
function Ask({ view, file, signing, open, formKey, note, errors }: SubmitPageProps) {
  if (open.length > 0 || (signing.asked && !signing.asked.isVoid)) return null;
  return <AskSignature view={view} id={file.id} signing={signing} formKey={formKey} note={note} errors={errors} />;
}
