import type { MyApplication } from '#libs/applications';
import type { Call } from '#libs/calls';
import type { LostMail } from '#libs/notifications';
import { LostMails } from '../mails/lost-mails.js';
import { ButtonLink } from '../ui/action-form.js';
import { Code } from '../ui/code.js';
import { Deadline } from '../ui/deadline.js';
import { EmptyState } from '../ui/empty-state.js';
import { Layout } from '../ui/layout.js';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';
import { nameOf } from './file-layout.js';
import { nextInWords } from './next-words.js';
import { calendarOf, deadlineKind } from './own-deadline.js';
import { StateTags } from './state-tags.js';
import { inCall } from '../calls/in-call.js';

export interface MinePageProps {
  readonly view: View;
  readonly applications: readonly MyApplication[];
  /** The calls that they answer. */
  readonly calls: ReadonlyMap<string, Call>;
  /** How many messages of the office wait, for each file that has any. */
  readonly unread: ReadonlyMap<string, number>;
  /** Mails that did not reach this reader. */
  readonly lost: readonly LostMail[];
}

/** The applications of my organisation: where each stands, what happens next, by when. */
export function MinePage({ view, applications, calls, unread, lost }: MinePageProps) {
  return (
    <Layout view={view} title={view.t('applications.mine.title')}>
      <LostMails view={view} lost={lost} />
      {applications.length === 0 ? (
        <EmptyState next={<ButtonLink href="/">{view.t('applications.mine.toCalls')}</ButtonLink>}>
          {view.t('applications.mine.none')}
        </EmptyState>
      ) : (
        <ul class="file-cards" aria-label={view.t('applications.mine.caption')}>
          {applications.map((application) => (
            <li key={application.id} class="file-card">
              <Mine
                view={inCall(view, calls.get(application.callId))}
                application={application}
                unread={unread.get(application.id) ?? 0}
              />
            </li>
          ))}
        </ul>
      )}
    </Layout>
  );
}

interface MineProps {
  readonly view: View;
  readonly application: MyApplication;
  readonly unread: number;
}

function Mine({ view, application, unread }: MineProps) {
  const { id, code, callCode, lastEvent } = application;
  const states = application.state.split(' ');
  return (
    <>
      <h2>
        <a href={`/applications/${id}`}>
          <bdi>{nameOf(view, application)}</bdi>
        </a>
      </h2>
      <p class="muted">
        {view.pieces(code === null ? 'applications.mine.inCall' : 'applications.mine.file', {
          code: <Code key="code">{code ?? callCode}</Code>,
        })}
      </p>
      <p>
        <StateTags view={view} states={states} />
      </p>
      {unread > 0 ? (
        <p>
          <a href={`/applications/${id}/messages`}>
            <Status tone="info">{view.t('messages.unread', { n: unread })}</Status>
          </a>
        </p>
      ) : null}
      {nextInWords(view, { states }, 'applicant', lastEvent === null ? [] : [{ event: lastEvent }]).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <Due view={view} application={application} states={states} />
    </>
  );
}

interface DueProps {
  readonly view: View;
  readonly application: MyApplication;
  readonly states: readonly string[];
}

function Due({ view, application: { id, dueName, dueAt }, states }: DueProps) {
  if (dueName === null || dueAt === null) return null;
  return (
    <Deadline
      view={view}
      at={dueAt}
      kind={deadlineKind(dueName, states)}
      of={view.t(`applications.deadline.${dueName}`)}
      calendarHref={calendarOf(id)}
    />
  );
}
