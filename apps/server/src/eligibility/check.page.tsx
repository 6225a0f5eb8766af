import type { CheckKind, ChecklistItem, Finding } from '#libs/eligibility';
import { LONGEST_TEXT } from '#libs/kernel';
import type { Reason } from '#libs/workflow';
import { said } from '../calls/said.js';
import { ActionForm, ButtonLink } from '../ui/action-form.js';
import { ConfirmPage } from '../ui/confirm-page.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Notice } from '../ui/notice.js';
import { Status, type Tone } from '../ui/status.js';
import { answerField, type LineEntry, reasonField } from './check-form.js';
import { findingInWords } from './finding-words.js';
import { OfficerLayout, type OfficerPageProps } from './officer-layout.js';

export interface CheckPageProps extends OfficerPageProps {
  readonly kind: CheckKind;
  readonly checklist: readonly ChecklistItem[];
  readonly entries: readonly LineEntry[];
  readonly errors: readonly FieldError[];
  /** Why this person cannot decide the check now. */
  readonly reasons: readonly Reason[];
}

const TONES: Readonly<Record<Finding['verdict'], Tone>> = { yes: 'done', no: 'problem', manual: 'neutral' };

/** A checklist: each line with what the system found, the officer's answer, and the reason of every no. */
export function CheckPage(props: CheckPageProps) {
  const { view, file, kind, checklist, reasons, errors } = props;
  return (
    <OfficerLayout {...props} title={view.t(`eligibility.check.title.${kind}`)} current="step" errors={errors}>
      <p class="lead">{view.t(`eligibility.check.lead.${kind}`)}</p>
      <p>
        <ButtonLink href={`/files/${file.id}/application`} weight="secondary">
          {view.t('eligibility.check.read')}
        </ButtonLink>
      </p>
      <p>
        <a href={`/files/${file.id}/letters`}>{view.t('eligibility.letters.see')}</a>
      </p>
      {kind === 'administrative' ? (
        <p>
          <a href={`/files/${file.id}/clarification`}>{view.t('eligibility.check.orAsk')}</a>
        </p>
      ) : null}
      <ActionForm
        view={view}
        action={`/files/${file.id}/checks/${kind}`}
        label={view.t('eligibility.check.next')}
        reasons={reasons}
      >
        {checklist.map((item) => (
          <Line key={item.line.id} {...props} item={item} />
        ))}
      </ActionForm>
    </OfficerLayout>
  );
}

function Line({ view, call, item, entries, errors }: CheckPageProps & { readonly item: ChecklistItem }) {
  const { line, finding } = item;
  const entry = entries.find((one) => one.line === line.id);
  const answer = answerField(line.id);
  const reason = reasonField(line.id);
  return (
    <section class="check-line">
      <Field
        kind="radios"
        view={view}
        name={answer}
        label={said(view, line.text)}
        help={
          <>
            {line.help ? <p>{said(view, line.help)}</p> : null}
            <Status tone={TONES[finding.verdict]}>{findingInWords(view, call, item)}</Status>
          </>
        }
        value={entry?.answer}
        error={errorOf(errors, answer)}
        options={(['yes', 'no'] as const).map((value) => ({ value, label: view.t(`eligibility.check.${value}`) }))}
      />
      <div class="check-reason">
        <Field
          kind="textarea"
          view={view}
          name={reason}
          label={view.t('eligibility.check.reason')}
          help={view.t('eligibility.check.reasonHelp')}
          value={entry?.reason ?? ''}
          error={errorOf(errors, reason)}
          rows={2}
          limit={LONGEST_TEXT}
        />
      </div>
    </section>
  );
}

export interface CheckConfirmProps extends OfficerPageProps {
  readonly kind: CheckKind;
  readonly entries: readonly LineEntry[];
  readonly formKey: string;
}

/** Before the decision: what it is and what follows from it. It cannot be taken back. */
export function CheckConfirm({ view, file, call, kind, entries, formKey }: CheckConfirmProps) {
  const failed = entries.filter(({ answer }) => answer === 'no');
  const outcome = failed.length === 0 ? 'passed' : 'failed';
  const hidden = Object.fromEntries(
    entries.flatMap(({ line, answer, reason }) => [
      [answerField(line), answer],
      [reasonField(line), reason],
    ]),
  );
  return (
    <ConfirmPage
      view={view}
      title={view.t(`eligibility.check.confirm.${kind}.${outcome}`)}
      caption={file.code}
      action={`/files/${file.id}/checks/${kind}`}
      label={view.t(`eligibility.check.decide.${outcome}`)}
      weight={outcome === 'passed' ? 'primary' : 'danger'}
      hidden={{ ...hidden, confirmed: 'yes', _key: formKey }}
      cancelHref={`/files/${file.id}/checks/${kind}`}
    >
      <p>{view.t(`eligibility.check.follows.${kind}.${outcome}`)}</p>
      {failed.length > 0 ? (
        <Notice tone="attention" title={view.t('eligibility.check.reasons')}>
          <ul>
            {failed.map(({ line, reason }) => {
              const text = call.file.checks[kind].find(({ id }) => id === line)?.text;
              return (
                <li key={line}>
                  {text ? said(view, text) : line}
                  <div dir="auto" class="written">
                    {reason}
                  </div>
                </li>
              );
            })}
          </ul>
        </Notice>
      ) : null}
    </ConfirmPage>
  );
}
