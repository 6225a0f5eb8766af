import type { CallFault } from '#libs/calls';
import { LONGEST_TEXT } from '#libs/kernel';
import type { FormCorrectionRead } from '#libs/publication';
import type { Action, Reason } from '#libs/workflow';
import { FormChangesList } from '../applications/form-changes-list.js';
import { ReasonField } from '../evaluation/reason-form.js';
import { ActionForm, Button, Csrf, Hidden } from '../ui/action-form.js';
import { DataTable } from '../ui/data-table.js';
import { DateTime } from '../ui/date-time.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Notice } from '../ui/notice.js';
import { PersonName } from '../ui/person-name.js';
import type { View } from '../ui/view.js';
import { WhyNot } from '../ui/why-not.js';
import { inCall } from '../calls/in-call.js';
import { BroughtFields } from './brought-fields.js';
import { Faults } from './faults-table.js';
import type { CheckedCorrection } from './form-correction-desk.js';
import type { ToldPeople } from './people-told.js';
import { officePath, PublicationLayout, type PublicationLayoutProps } from './publication-layout.js';

export interface FormCorrectionPageProps extends Pick<PublicationLayoutProps, 'view' | 'call' | 'state'> {
  readonly actions: readonly Action[];
  /** What waits for a second person. */
  readonly waiting: (CheckedCorrection & { readonly id: string }) | null;
  readonly register: readonly FormCorrectionRead[];
  readonly typed: { readonly text: string; readonly reason: string };
  readonly faults: readonly CallFault[];
  /** What the typed forms would change; null before they were checked. */
  readonly checked: CheckedCorrection | null;
  readonly errors: readonly FieldError[];
  readonly formKey: string;
}

/** Correcting the form of a published call: proposed with what it changes and whom it concerns, confirmed by another. */
export function FormCorrectionPage(props: FormCorrectionPageProps) {
  const { view, call, state, waiting, errors } = props;
  return (
    <PublicationLayout
      view={view}
      call={call}
      state={state}
      title={view.t('formCorrection.title')}
      current="form"
      errors={errors}
    >
      <p class="lead">{view.t('formCorrection.lead')}</p>
      {waiting ? <Waiting {...props} waiting={waiting} /> : <Proposing {...props} />}
      <Register {...props} />
    </PublicationLayout>
  );
}

function reasonsFor(actions: readonly Action[], event: string): readonly Reason[] {
  return actions.find((action) => action.event === event)?.reasons ?? [{ code: 'notInThisState', params: {} }];
}

function Waiting(props: FormCorrectionPageProps & { readonly waiting: CheckedCorrection & { readonly id: string } }) {
  const { view, call, actions, waiting, register, errors, typed, formKey } = props;
  const path = `${officePath(call.code, 'form')}/${waiting.id}`;
  const proposal = register.find(({ id }) => id === waiting.id);
  return (
    <section class="section">
      <h2>{view.t('formCorrection.waiting')}</h2>
      {proposal ? (
        <Notice tone="attention">
          <p>
            {view.pieces('formCorrection.proposedBy', {
              person: <PersonName key="person" name={proposal.proposedBy ?? ''} />,
              at: <DateTime key="at" view={view} at={proposal.proposedAt} zone={call.zone} />,
            })}
          </p>
          <p class="written" dir="auto">
            {proposal.reason}
          </p>
        </Notice>
      ) : null}
      <WhatChanges view={view} call={call} checked={waiting} />
      <ActionForm
        view={view}
        action={`${path}/confirmation`}
        label={view.t('event.formCorrected.do')}
        reasons={reasonsFor(actions, 'formCorrected')}
        hidden={{ _key: formKey }}
      />
      <details open={errors.length > 0}>
        <summary>{view.t('event.formCorrectionSetAside.do')}</summary>
        <ActionForm
          view={view}
          action={`${path}/aside`}
          label={view.t('event.formCorrectionSetAside.do')}
          weight="secondary"
          reasons={reasonsFor(actions, 'formCorrectionSetAside')}
          hidden={{ _key: formKey }}
        >
          <ReasonField
            view={view}
            help={view.t('formCorrection.asideHelp')}
            value={typed.reason}
            error={errorOf(errors, 'reason')}
          />
        </ActionForm>
      </details>
    </section>
  );
}

function Proposing(props: FormCorrectionPageProps) {
  const { view, call, actions, typed, faults, checked, errors, formKey } = props;
  const reasons = reasonsFor(actions, 'formCorrectionProposed');
  if (reasons.some(({ code }) => code === 'permission')) return <p>{view.t('formCorrection.byOfficer')}</p>;
  if (reasons.length > 0) return <WhyNot view={view} reasons={reasons} />;
  return (
    <>
      {faults.length > 0 ? <Faults view={view} faults={faults} text={typed.text} /> : null}
      {checked ? <WhatChanges view={view} call={call} checked={checked} /> : null}
      <form
        method="post"
        action={officePath(call.code, 'form')}
        enctype="multipart/form-data"
        novalidate
        data-submit-once
      >
        <Csrf view={view} />
        <Hidden values={{ _key: formKey }} />
        <BroughtFields
          view={view}
          words={{
            file: view.t('formCorrection.file'),
            fileHelp: view.t('formCorrection.fileHelp'),
            text: view.t('formCorrection.text'),
            textHelp: view.t('formCorrection.textHelp'),
          }}
          text={typed.text}
          rows={20}
          errors={errors}
        />
        <Field
          kind="textarea"
          view={view}
          name="reason"
          label={view.t('formCorrection.reason')}
          help={view.t('formCorrection.reasonHelp')}
          value={typed.reason}
          rows={3}
          limit={LONGEST_TEXT}
          error={errorOf(errors, 'reason')}
        />
        <p class="actions">
          <Button weight={checked ? 'secondary' : 'primary'} name="step" value="check">
            {view.t('formCorrection.check')}
          </Button>
          <Button weight={checked ? 'primary' : 'secondary'} name="step" value="propose">
            {view.t('event.formCorrectionProposed.do')}
          </Button>
        </p>
      </form>
    </>
  );
}

function WhatChanges({
  view,
  call,
  checked,
}: Pick<FormCorrectionPageProps, 'view' | 'call'> & { readonly checked: CheckedCorrection }) {
  return (
    <section class="section">
      {checked.parts.map(({ stage, changes }) => (
        <section key={stage}>
          <h2>
            {view.t('formChanges.heading', {
              part: inCall(view, call).t(`call.stage.${stage}`),
              count: changes.length,
            })}
          </h2>
          <FormChangesList view={view} changes={changes} />
        </section>
      ))}
      <h2>{view.t('formCorrection.told')}</h2>
      <Concerned view={view} told={checked.told} />
    </section>
  );
}

/** How many files and people a correction reaches. */
function Concerned({ view, told }: { readonly view: View; readonly told: ToldPeople }) {
  const { files, drafts, submitted, mails } = told;
  const { fr, ar, en } = told.people;
  if (files === 0) return <p>{view.t('formCorrection.nobody')}</p>;
  return (
    <ul>
      <li>{view.t('formCorrection.files', { files, submitted: submitted.length, drafts })}</li>
      <li>{view.t('publication.extension.people', { people: fr + ar + en, mails })}</li>
      <li>{view.t('publication.extension.languages', { fr, ar, en })}</li>
    </ul>
  );
}

function Register({ view, call, register }: FormCorrectionPageProps) {
  const decided = register.filter(({ outcome }) => outcome !== null);
  return (
    <section class="section">
      <h2>{view.t('formCorrection.register')}</h2>
      {decided.length === 0 ? (
        <p>{view.t('formCorrection.none')}</p>
      ) : (
        <DataTable<FormCorrectionRead>
          view={view}
          caption={view.t('formCorrection.register')}
          captionHidden
          rows={decided}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'at',
              head: view.t('formCorrection.at'),
              cell: ({ decidedAt, proposedAt }) => (
                <DateTime view={view} at={decidedAt ?? proposedAt} zone={call.zone} />
              ),
            },
            {
              key: 'outcome',
              head: view.t('formCorrection.outcome'),
              cell: ({ outcome }) => view.t(`formCorrection.is.${outcome ?? 'made'}`),
            },
            {
              key: 'reason',
              kind: 'about',
              head: view.t('formCorrection.why'),
              cell: ({ reason }) => <span dir="auto">{reason}</span>,
            },
            {
              key: 'who',
              head: view.t('formCorrection.who'),
              cell: ({ proposedBy, decidedBy }) => (
                <>
                  <PersonName name={proposedBy ?? ''} />
                  &nbsp;– <PersonName name={decidedBy ?? ''} />
                </>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
