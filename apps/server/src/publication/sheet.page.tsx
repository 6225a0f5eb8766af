import type { HistoryLine } from '#libs/applications';
import type { Action } from '#libs/workflow';
import { Story } from '../applications/story.js';
import { callParts } from '../calls/call-parts.js';
import { Prose } from '../calls/prose.js';
import { AllQuestions } from '../calls/questions.page.js';
import { said } from '../calls/said.js';
import { ActionForm, ButtonLink } from '../ui/action-form.js';
import { DateTime } from '../ui/date-time.js';
import { CALL_STEPS, type CallStep } from './call-steps.js';
import { Conditions } from './conditions.js';
import type { ProvedDefinition } from './proofs.js';
import { placesOfForms } from './form-preview.js';
import { officePath, PublicationLayout, type PublicationLayoutProps } from './publication-layout.js';

export interface SheetPageProps extends Pick<PublicationLayoutProps, 'view' | 'call' | 'state'> {
  readonly actions: readonly Action[];
  readonly proofs: readonly ProvedDefinition[];
  readonly history: readonly HistoryLine[];
  /** Whether the call's figures are this person's to see. */
  readonly seesFigures: boolean;
}

/** A call before and after its publication: what is still missing, who does the next step, and how the public reads it. */
export function SheetPage(props: SheetPageProps) {
  const { view, call, state, history, proofs, seesFigures } = props;
  return (
    <PublicationLayout view={view} call={call} state={state} title={view.t('publication.sheet.title')} current="sheet">
      {call.publishedAt ? (
        <p>
          {view.pieces('publication.sheet.publishedAt', {
            at: <DateTime key="at" view={view} at={call.publishedAt} zone={call.zone} />,
          })}{' '}
          <a href={`/calls/${call.code}`}>{view.t('publication.sheet.asPublic')}</a>
          {seesFigures ? (
            <>
              {' · '}
              <a href={`/calls/${call.code}/dashboard`}>{view.t('figures.dashboard.link')}</a>
            </>
          ) : null}
        </p>
      ) : (
        <Conditions view={view} call={call} proofs={proofs} isApproved={state !== 'draft'} />
      )}
      <FormLink view={view} call={call} />
      <Steps {...props} />
      {call.publishedAt ? null : <InWords view={view} call={call} />}
      <section class="section">
        <h2>{view.t('publication.sheet.history')}</h2>
        <Story view={view} history={history} reader="staff" />
      </section>
    </PublicationLayout>
  );
}

/** Every page of the form, as applicants see it. */
function FormLink({ view, call }: Pick<SheetPageProps, 'view' | 'call'>) {
  const [first] = placesOfForms(call);
  if (!first) return null;
  return (
    <p>
      <a href={`${officePath(call.code, 'sheet')}/form/${first.stage}/${first.page.id}`}>{view.t('formPreview.see')}</a>
    </p>
  );
}

/** What people do with the call in this state; what cannot be done now says why. */
function Steps({ view, call, actions }: SheetPageProps) {
  // The keys of a constant are known; Object.entries only says that they are text.
  const steps = (Object.entries(CALL_STEPS) as [CallStep, string][]).flatMap(([step, event]) => {
    const action = actions.find((one) => one.event === event);
    // That a call cannot be cancelled by everybody needs no explaining to those who did not ask.
    const isShown = action && (action.allowed || step !== 'cancellation');
    return isShown ? [{ step, action }] : [];
  });
  if (steps.length === 0) return null;
  const isOnlyCancelled = steps.every(({ step }) => step === 'cancellation');
  return (
    <section class="section">
      <h2>{view.t(isOnlyCancelled ? 'publication.sheet.otherStep' : 'publication.sheet.steps')}</h2>
      {steps.map(({ step, action }) => {
        const path = `${officePath(call.code, 'sheet')}/${step}`;
        const label = view.t(`event.${action.event}.do`);
        if (!action.allowed) {
          return <ActionForm key={step} view={view} action={path} label={label} reasons={action.reasons} />;
        }
        return (
          <p key={step} class="actions">
            <ButtonLink href={path} weight={step === 'cancellation' ? 'secondary' : 'primary'}>
              {label}
            </ButtonLink>
          </p>
        );
      })}
    </section>
  );
}

/** Links of the public page lead nowhere before the call is public. */
const WITHOUT_LINKS: readonly string[] = ['asked', 'contact'];

/** The call as everybody will read it, with every question that will be asked. */
function InWords({ view, call }: Pick<SheetPageProps, 'view' | 'call'>) {
  const parts = callParts({ view, call, changes: [], enquiries: { published: 0, takes: false } });
  const { title, summary, contact } = call.file.texts;
  return (
    <section class="section call-text">
      <h2>{view.t('publication.sheet.inWords')}</h2>
      <section>
        <h3>{said(view, title)}</h3>
        <p class="lead">{said(view, summary)}</p>
      </section>
      {parts
        .filter(({ id }) => !WITHOUT_LINKS.includes(id))
        .map(({ id, title: heading, content }) => (
          <section key={id} id={id}>
            <h3>{heading}</h3>
            {content}
          </section>
        ))}
      <section>
        <h3>{view.t('site.call.contact')}</h3>
        <Prose text={said(view, contact)} />
      </section>
      <details>
        <summary>{view.t('site.questions.title')}</summary>
        <AllQuestions view={view} call={call} />
      </details>
    </section>
  );
}
