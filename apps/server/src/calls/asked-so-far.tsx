import type { Call } from '#libs/calls';
import { Deadline } from '../ui/deadline.js';
import type { View } from '../ui/view.js';

export interface EnquiriesSoFar {
  readonly published: number;
  /** Whether questions are still taken. */
  readonly takes: boolean;
}

/** On the page of a call: until when questions are taken, and the way to those that were answered. */
export function AskedSoFar({
  view,
  call,
  enquiries,
}: {
  readonly view: View;
  readonly call: Call;
  readonly enquiries: EnquiriesSoFar;
}) {
  const until = call.calendar.date('questionsUntil');
  const list = `/calls/${call.code}/enquiries`;
  const isEmptyForGood = !enquiries.takes && enquiries.published === 0;
  return (
    <>
      <p>
        {isEmptyForGood ? (
          view.t('publication.enquiries.noneEver')
        ) : (
          <a href={list}>{view.t('publication.enquiries.read', { count: enquiries.published })}</a>
        )}
      </p>
      {enquiries.takes ? (
        <p>
          <a href={`${list}/new`}>{view.t('publication.enquiries.ask')}</a>
        </p>
      ) : null}
      {until ? <Deadline view={view} at={until} zone={call.zone} of={view.t('call.date.questionsUntil')} /> : null}
    </>
  );
}
