import { type FormChangesOfFile, type HistoryLine, openStages } from '#libs/applications';
import type { Action } from '#libs/workflow';
import { UnreadMessages } from '../messages/messages-line.js';
import type { MessagesShown } from '../messages/messages-of-file.js';
import { ButtonLink } from '../ui/action-form.js';
import { SummaryList } from '../ui/check-answers.js';
import { Code } from '../ui/code.js';
import { NamedDeadline } from './named-deadline.js';
import { calendarOf, deadlineKind } from './own-deadline.js';
import { Notice } from '../ui/notice.js';
import { inCall } from '../calls/in-call.js';
import { said } from '../calls/said.js';
import { arrivalPieces } from './arrival-pieces.js';
import { ChangesInWords } from './changes-in-words.js';
import type { LapsedCorrection } from './corrections.js';
import { formChangesPath } from './form-changes.page.js';
import { FormCorrected } from './form-corrected.js';
import { partName } from './part-names.js';
import { FileLayout, type FilePageProps, nameOf } from './file-layout.js';
import { nextInWords } from './next-words.js';
import { MovedByOutage } from './moved-by-outage.js';
import { StateTags } from './state-tags.js';
import { isDecided } from './status-rules.js';
import { Story } from './story.js';
import { SubmissionsTable } from './submissions-table.js';
import { PartTasks } from './task-list.js';

export interface ApplicationPageProps extends FilePageProps {
  readonly actions: readonly Action[];
  readonly history: readonly HistoryLine[];
  /** Whether something was changed after the last submission and is not part of it. */
  readonly changedSince: boolean;
  readonly messages: MessagesShown | null;
  /** Sections that were opened for correction and not sent in time; null where there are none. */
  readonly lapsed: LapsedCorrection | null;
  /** What was corrected in the form since the draft was begun. */
  readonly formChanges: FormChangesOfFile | null;
}

/** An application at one glance: what is to be done, what happens next, by when, and everything that happened. */
export function ApplicationPage(props: ApplicationPageProps) {
  const { file, call, history, messages } = props;
  const view = inCall(props.view, call);
  const open = openStages(file.states);
  return (
    <FileLayout
      {...props}
      view={view}
      title={nameOf(view, file)}
      isHome
      aside={<StateTags view={view} states={file.states} />}
    >
      <UnreadMessages view={view} unread={messages?.unread ?? 0} href={`/applications/${file.id}/messages`} />
      <MovedByOutage {...props} view={view} />
      <Submitted {...props} view={view} />
      <Next {...props} view={view} />
      <NotCorrected {...props} view={view} />
      <FormCorrected view={view} href={formChangesPath(file.id)} changes={props.formChanges} />
      {open.length > 0 ? <PartTasks view={view} call={call} file={file} stages={open} isSent={isSent(props)} /> : null}
      <Submissions {...props} view={view} />
      <Messages {...props} />
      <section>
        <h2>{view.t('applications.file.about')}</h2>
        <About {...props} />
      </section>
      <section>
        <h2>{view.t('applications.file.story')}</h2>
        <Story view={view} history={history} reader="applicant" messages={messages?.story} />
      </section>
      <Withdraw {...props} />
    </FileLayout>
  );
}

/** Nothing was changed since the last submission. */
function isSent({ file, changedSince }: ApplicationPageProps): boolean {
  return !changedSince && file.submissions.some(({ stage }) => stage === file.stage);
}

/** "Saved" must never be mistaken for "submitted". */
function Submitted({ view, file, changedSince }: ApplicationPageProps) {
  if (openStages(file.states).length === 0) return null;
  const latest = file.submissions.find(({ stage }) => stage === file.stage);
  if (!latest) return <Notice tone="attention">{view.t(`applications.file.notSubmitted.${file.stage}`)}</Notice>;
  return (
    <Notice tone={changedSince ? 'attention' : 'done'}>
      <p>
        {view.pieces(
          changedSince ? 'applications.file.changedSince' : 'applications.file.submitted',
          arrivalPieces(view, latest),
        )}
      </p>
    </Notice>
  );
}

/** The time for corrections has passed: what was written is kept, and what was submitted counts. */
function NotCorrected({ view, file, call, lapsed }: ApplicationPageProps) {
  const counts = file.submissions.find(({ stage }) => stage === file.stage);
  if (lapsed === null || !counts) return null;
  const sections = view.format.list(lapsed.sections.map(({ part }) => partName(view, call, part)));
  return (
    <Notice tone="attention" title={view.t('correction.lapsed.title')}>
      <p>
        {view.pieces('correction.lapsed.text', {
          sections,
          version: (
            <a key="version" href={`/applications/${file.id}/submitted/${counts.stage}/${counts.n}`}>
              {view.t('signoff.version.newest', { n: counts.n })}
            </a>
          ),
        })}
      </p>
      {lapsed.differences.length > 0 ? (
        <details>
          <summary>{view.t('correction.lapsed.unsent')}</summary>
          <ChangesInWords view={view} call={call} lot={file.lot} differences={lapsed.differences} />
        </details>
      ) : null}
    </Notice>
  );
}

function Next({ view, file, call, actions, history }: ApplicationPageProps) {
  const deadline = file.nextDeadline;
  return (
    <section>
      <h2>{view.t('applications.file.next')}</h2>
      {nextInWords(view, file, 'applicant', history).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {deadline ? (
        <NamedDeadline
          view={view}
          call={call}
          deadline={deadline}
          kind={deadlineKind(deadline.name, file.states)}
          calendarHref={calendarOf(file.id)}
        />
      ) : null}
      <Steps view={view} id={file.id} actions={actions} states={file.states} />
      <p>
        <a href={`/applications/${file.id}/status`}>{view.t('status.link')}</a>
      </p>
      {isDecided(file.states) ? (
        <p>
          <a href={`/applications/${file.id}/decision`}>{view.t('complaints.decision.link')}</a>
        </p>
      ) : null}
    </section>
  );
}

interface StepsProps extends Pick<FilePageProps, 'view'> {
  readonly id: string;
  readonly actions: readonly Action[];
  readonly states: readonly string[];
}

/** What the applicant can do now besides writing. */
function Steps({ view, id, actions, states }: StepsProps) {
  const isAsked = actions.some(({ event }) => event === 'clarificationAnswered');
  const needsLegalFile = states.includes('eligibilityCheck.verification') || states.includes('award.awarded');
  const hasContract = states.some((state) => state.startsWith('contract.') || state.startsWith('running.'));
  if (!isAsked && !needsLegalFile && !hasContract) return null;
  return (
    <p class="actions">
      {isAsked ? (
        <ButtonLink href={`/applications/${id}/clarification`}>{view.t('applications.file.answer')}</ButtonLink>
      ) : null}
      {needsLegalFile ? (
        <ButtonLink href={`/applications/${id}/documents/legalFile`}>
          {view.t('applications.file.legalFile')}
        </ButtonLink>
      ) : null}
      {hasContract ? <ButtonLink href={`/grants/${id}`}>{view.t('applications.file.grant')}</ButtonLink> : null}
    </p>
  );
}

function Submissions({ view, file }: ApplicationPageProps) {
  if (file.submissions.length === 0) return null;
  return (
    <section>
      <h2>{view.t('applications.file.submissions')}</h2>
      <SubmissionsTable
        view={view}
        submissions={file.submissions}
        readHref={({ stage, n }) => `/applications/${file.id}/submitted/${stage}/${n}`}
      />
    </section>
  );
}

/** The way to the office, once there is a file that it can open. */
function Messages({ view, file, messages }: ApplicationPageProps) {
  if (file.code === null || messages === null) return null;
  return (
    <section>
      <h2>{view.t('messages.title')}</h2>
      <p>{view.t('messages.lead.applicant')}</p>
      <p>
        <a href={`/applications/${file.id}/messages`}>
          {view.t('messages.toThread', { n: messages.story.marks.length })}
        </a>
      </p>
    </section>
  );
}

function About({ view, file, call }: ApplicationPageProps) {
  return (
    <SummaryList
      view={view}
      answers={[
        {
          label: view.t('applications.file.code'),
          value: file.code ? <Code>{file.code}</Code> : view.t('applications.file.codeLater'),
        },
        {
          label: view.t('applications.file.call'),
          value: <a href={`/calls/${call.code}`}>{said(view, call.file.texts.title)}</a>,
        },
        { label: view.t('applications.file.lot'), value: said(view, call.lot(file.lot).title) },
        { label: view.t('applications.file.organisation'), value: <bdi>{file.organisationName}</bdi> },
      ]}
    />
  );
}

function Withdraw({ view, file, actions }: ApplicationPageProps) {
  if (!actions.some(({ event }) => event === 'applicationWithdrawn')) return null;
  return (
    <p>
      <a href={`/applications/${file.id}/withdraw`}>{view.t('applications.withdraw.title')}</a>
    </p>
  );
}
