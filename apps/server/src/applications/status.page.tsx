import type { HistoryLine } from '#libs/applications';
import type { ComponentChildren } from 'preact';
import type { StoryMessages } from '../messages/message-moments.js';
import { type Answer, SummaryList } from '../ui/check-answers.js';
import { DateTime } from '../ui/date-time.js';
import type { View } from '../ui/view.js';
import { FileLayout, type FilePageProps } from './file-layout.js';
import { NamedDeadline } from './named-deadline.js';
import { nextInWords } from './next-words.js';
import { calendarOf, deadlineKind } from './own-deadline.js';
import type { Standing } from './status-of-file.js';
import { isHandedIn } from './status-rules.js';
import { Story } from './story.js';
import { inCall } from '../calls/in-call.js';

export interface StatusPageProps extends FilePageProps {
  readonly standings: readonly Standing[];
  readonly history: readonly HistoryLine[];
  readonly messages?: StoryMessages | undefined;
}

/** Where an application stands, in plain words: what is going on, who acts, by when, what may follow, what happened. */
export function StatusPage(props: StatusPageProps) {
  const { view, standings, history, messages } = props;
  return (
    <FileLayout {...props} title={view.t('status.title')}>
      {standings.map((standing) => (
        <Place key={standing.state} {...props} standing={standing} />
      ))}
      <section>
        <h2>{view.t('status.happened')}</h2>
        <Story view={view} history={history} reader="applicant" messages={messages} />
      </section>
    </FileLayout>
  );
}

type PlaceProps = Omit<StatusPageProps, 'standings'> & { readonly standing: Standing };

function Place(props: PlaceProps) {
  const { file, call, standing } = props;
  const view = inCall(props.view, call);
  return (
    <section class="standing">
      <h2>{view.t(`state.grant.${standing.state}`)}</h2>
      {nextInWords(view, { states: [standing.state] }, 'applicant', props.history).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <SummaryList view={view} answers={facts(props)} />
      {standing.dates
        .filter(({ isPast }) => !isPast)
        .map((date) => (
          <NamedDeadline
            key={date.name}
            view={view}
            call={call}
            deadline={date}
            kind={deadlineKind(date.name, file.states)}
            {...(date.name === file.nextDeadline?.name ? { calendarHref: calendarOf(file.id) } : {})}
          />
        ))}
      <WhatMayFollow {...props} />
    </section>
  );
}

function facts({ view, call, standing }: PlaceProps): readonly Answer[] {
  const { since, dates, isWaiting } = standing;
  const past = dates.find(({ isPast }) => isPast);
  return [
    { label: view.t('status.who.label'), value: actorInWords(view, standing) },
    ...(since === null
      ? []
      : [{ label: view.t('status.since'), value: <DateTime view={view} at={since} zone={call.zone} show="day" /> }]),
    ...(past === undefined ? [] : [{ label: view.t('status.late.label'), value: <Late {...{ view, call, past }} /> }]),
    ...(isWaiting ? [{ label: view.t('status.usual.label'), value: usualInWords(view, standing) }] : []),
  ];
}

/** A date that others did not keep is said as it is. */
function Late({ view, call, past }: Pick<PlaceProps, 'view' | 'call'> & { readonly past: Standing['dates'][number] }) {
  return (
    <>
      {view.pieces('status.late.said', {
        what: view.t(`applications.deadline.${past.name}`),
        at: <DateTime key="at" view={view} at={past.dueAt} zone={call.zone} show="day" />,
      })}
    </>
  );
}

/** Who has to act, as the applicant knows them. */
export function actorInWords(view: View, { state, owner }: Pick<Standing, 'state' | 'owner'>): string {
  if (owner === null) return view.t('status.who.nobody');
  return view.t(isHandedIn(state) ? 'status.who.untilDeadline' : `status.who.${owner}`);
}

const DAY = 86_400_000;
/** A day that has begun counts: nobody is promised less than it took. */
const inDays = (milliseconds: number) => Math.max(1, Math.ceil(milliseconds / DAY));

/** How long it took others so far, or that nobody knows yet. */
export function usualInWords(view: View, { usual }: Pick<Standing, 'usual'>): string {
  if (usual === null) return view.t('status.usual.none');
  return view.t(`status.usual.${usual.of}`, {
    median: inDays(usual.medianMs),
    shortest: inDays(usual.shortestMs),
    longest: inDays(usual.longestMs),
    files: usual.files,
  });
}

function WhatMayFollow({ view, call, standing: { ways, isFinal } }: PlaceProps): ComponentChildren {
  if (isFinal || ways.length === 0) return null;
  return (
    <>
      <h3>{view.t('status.follows')}</h3>
      <ul>
        {ways.map((way) => (
          <li key={`${way.event} ${way.to}`}>{wayInWords(inCall(view, call), way)}</li>
        ))}
      </ul>
    </>
  );
}

/** One thing that may happen next, and where it leads. */
export function wayInWords(view: View, { event, to }: Standing['ways'][number]): string {
  const [happened, state] = [view.t(`event.${event}.done`), view.t(`state.grant.${to}`)];
  return happened === state
    ? view.t('status.wayOnly', { event: happened })
    : view.t('status.way', { event: happened, state });
}
