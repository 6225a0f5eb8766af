import { eventDone, isOfTheEngine } from '../ui/event-words.js';
import type { StoryMoment } from '#libs/contracts';
import { Money } from '../ui/money.js';
import type { Tone } from '../ui/status.js';
import { messageMoments, type StoryMessages, woven } from '../messages/message-moments.js';
import { type Moment, Timeline } from '../ui/timeline.js';
import type { View } from '../ui/view.js';

export interface StoryOfGrantProps {
  readonly view: View;
  readonly moments: readonly StoryMoment[];
  readonly currency: string;
  /** What was written to each other meanwhile, for those who may read it. */
  readonly messages?: StoryMessages | undefined;
}

const TONES: Readonly<Record<string, Tone>> = {
  contractSignedByBeneficiary: 'done',
  instalmentExecuted: 'done',
  reportAccepted: 'done',
  grantClosed: 'done',
  grantSuspended: 'attention',
  reportBecameOverdue: 'attention',
  paymentReturned: 'attention',
  reportQueried: 'attention',
  paymentRefused: 'problem',
  grantTerminated: 'problem',
};

/** Told twice otherwise: the payment's own execution and the grant hearing of it are one thing for a reader. */
const SAID_ELSEWHERE: readonly string[] = ['instalmentExecuted', 'interimReportAccepted', 'finalReportAccepted'];

/** What happened to a grant, its payments and its reports, newest first. */
export function StoryOfGrant({ view, moments, currency, messages }: StoryOfGrantProps) {
  const told = moments.filter(({ event }) => !SAID_ELSEWHERE.includes(event));
  const shown = told.map((moment) => momentOf(view, moment, currency)).reverse();
  return <Timeline view={view} moments={messages ? woven(shown, messageMoments(view, messages)) : shown} />;
}

function momentOf(view: View, moment: StoryMoment, currency: string): Moment {
  const { key, at, event, by, reason, amountMinor, deadline, report } = moment;
  const done = eventDone(view, event, deadline);
  const quiet = isOfTheEngine(event);
  const [role] = quiet || by.kind === 'system' ? [] : by.roles;
  return {
    key,
    at,
    quiet,
    title: report === null ? done : view.t('grants.story.ofReport', { what: done, report: nameOf(view, report) }),
    ...(role ? { by: by.name ?? view.t(`role.by.${role}`) } : {}),
    tone: TONES[event] ?? 'neutral',
    children:
      reason === null && amountMinor === null ? null : (
        <>
          {amountMinor === null ? null : (
            <p>
              <Money view={view} minor={amountMinor} currency={currency} />
            </p>
          )}
          {reason === null ? null : <p dir="auto">{reason}</p>}
        </>
      ),
  };
}

/** A grant has several reports: which of them it was. */
function nameOf(view: View, { kind, n }: NonNullable<StoryMoment['report']>): string {
  return view.t(`reporting.kind.${kind}`, { n });
}
