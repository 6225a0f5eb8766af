import type { HistoryLine } from '#libs/applications';
import type { FileChecksView } from '#libs/eligibility';
import type { Action } from '#libs/workflow';
import { ProcedureChart } from '../applications/procedure-chart.js';
import type { ProcedureOfFile } from '../applications/procedure-of-file.js';
import { Story } from '../applications/story.js';
import { SubmissionsTable } from '../applications/submissions-table.js';
import { UnreadMessages } from '../messages/messages-line.js';
import { isOwn, StepsOfOthers } from '../grants/steps.js';
import type { StoryMessages } from '../messages/message-moments.js';
import { ButtonLink } from '../ui/action-form.js';
import { WhyNot } from '../ui/why-not.js';
import { namedReasons } from '../applications/part-names.js';
import { nextInWords } from '../applications/next-words.js';
import { NamedDeadline } from '../applications/named-deadline.js';
import { ChecksDone } from './checks-done.js';
import { Clarifications } from './clarifications.js';
import { DocumentsOfOffice } from './office-documents.js';
import { OfficerLayout, type OfficerPageProps } from './officer-layout.js';
import { type EventPlace, PLACES_OF_EVENTS } from './event-places.js';
import { inCall } from '../calls/in-call.js';

export interface OfficerFilePageProps extends OfficerPageProps {
  readonly actions: readonly Action[];
  readonly history: readonly HistoryLine[];
  readonly checks: FileChecksView;
  readonly procedure: ProcedureOfFile;
  readonly opensReceipts: boolean;
  /** Whether this reader is told how far the mails about the file came. */
  readonly opensMails: boolean;
  /** Whether this reader may see the file as it stood at an instant. */
  readonly opensThePast: boolean;
  readonly storyMessages?: StoryMessages | undefined;
  /** Whether this person may take the evidence of the file away. */
  readonly audits: boolean;
  /** How many complaints there are about the decision. */
  readonly complaints: number;
}

/** A file as the office works on it: what may be done and why not, what was checked, what happened. */
export function OfficerFilePage(props: OfficerFilePageProps) {
  const { view, file, call, history, checks, procedure, opensReceipts, opensThePast, audits, complaints } = props;
  const { messages = 0, storyMessages } = props;
  return (
    <OfficerLayout {...props} title={file.title || file.code} current="file">
      <UnreadMessages view={view} unread={messages} href={`/files/${file.id}/messages`} />
      <section>
        <h2>{view.t('applications.file.next')}</h2>
        {nextInWords(inCall(view, call), file, 'office', history).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {file.obligation ? <NamedDeadline view={view} call={call} deadline={file.obligation} /> : null}
        <Steps {...props} />
        {props.actions.some((action) => placeOf(action) !== undefined && isOwn(action)) ? (
          <p>
            <a href={`/files/${file.id}/letters`}>{view.t('eligibility.letters.see')}</a>
          </p>
        ) : null}
        {props.opensMails ? (
          <p>
            <a href={`/files/${file.id}/mails`}>{view.t('mails.file.link')}</a>
          </p>
        ) : null}
        {complaints > 0 ? (
          <p>
            <a href={`/files/${file.id}/complaint`}>{view.t('complaints.office.link')}</a>
          </p>
        ) : null}
      </section>
      <ChecksDone view={view} call={call} checks={checks.checks} />
      <Clarifications view={view} call={call} clarifications={checks.clarifications} />
      <DocumentsOfOffice {...props} />
      <section>
        <h2>{view.t('eligibility.submissions')}</h2>
        <SubmissionsTable view={inCall(view, call)} submissions={file.submissions} opensReceipts={opensReceipts} />
      </section>
      <section>
        <h2>{view.t('applications.file.story')}</h2>
        <Story view={view} history={history} reader="staff" messages={storyMessages} />
        {opensThePast ? (
          <p>
            <a href={`/grants/${file.id}/as-of`}>{view.t('grants.asOf.title')}</a>
          </p>
        ) : null}
        {audits ? (
          <p>
            <a href={`/files/${file.id}/evidence`}>{view.t('oversight.evidence.title')}</a>
          </p>
        ) : null}
      </section>
      <section>
        <h2>{view.t('ui.chart.label')}</h2>
        <details>
          <summary>{view.t('ui.chart.show')}</summary>
          <ProcedureChart view={inCall(view, call)} part={procedure} states={file.states} />
        </details>
      </section>
    </OfficerLayout>
  );
}

const placeOf = ({ event }: Action) => PLACES_OF_EVENTS[event];

/**
 * This person's events of the state, by the page where they are done: a link where it is allowed, the reasons where it
 * is not. What is for other roles is one line each, on demand.
 */
function Steps({ view, call, file, actions }: OfficerFilePageProps) {
  const places = [...new Set(actions.filter(isOwn).map(placeOf))].filter((place) => place !== undefined);
  const others = actions.filter((action) => {
    const place = placeOf(action);
    return place !== undefined && !places.includes(place);
  });
  return (
    <>
      <OwnSteps view={view} call={call} file={file} actions={actions.filter(isOwn)} places={places} />
      {others.length > 0 ? <StepsOfOthers view={view} actions={others} isOpen={false} /> : null}
    </>
  );
}

type OwnStepsProps = Pick<OfficerFilePageProps, 'view' | 'call' | 'file' | 'actions'> & {
  readonly places: readonly EventPlace[];
};

function OwnSteps({ view, call, file, actions, places }: OwnStepsProps) {
  if (places.length === 0) return null;
  return (
    <ul class="plain-list">
      {places.map((place) => {
        const own = actions.filter((action) => placeOf(action) === place);
        const label = view.t(`eligibility.step.${place.key}`);
        if (own.some(({ allowed }) => allowed)) {
          return (
            <li key={place.key} class="actions">
              <ButtonLink href={place.href(file.id)} weight={place.weight}>
                {label}
              </ButtonLink>
            </li>
          );
        }
        const [first] = own;
        return (
          <li key={place.key}>
            <p class="label">{label}</p>
            <WhyNot view={view} reasons={namedReasons(view, call, first?.reasons ?? [])} />
          </li>
        );
      })}
    </ul>
  );
}
