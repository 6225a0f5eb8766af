import { type Call, EXTENDABLE, instantOf, isOnTheClock, shortNotice, type DateName } from '#libs/calls';
import { DomainError, type LocalDateTime } from '#libs/kernel';
import { type DateShift, extension } from './domain/extension.js';

/** The dates that move with the deadline would leave applicants less time than the procedure gives (R02). */
export class SubmissionTimeTooShort extends DomainError {
  readonly code = 'publication.submission-time-too-short';
}

/** Which date of a call is to be set later, and to when. */
export interface ExtensionAsked {
  readonly deadline: DateName;
  /** The new date and hour on the wall of the call's zone. */
  readonly until: LocalDateTime;
  /** Dates after the deadline that move with it, where the order of the procedure needs it. */
  readonly following?: Readonly<Partial<Record<DateName, LocalDateTime>>>;
}

/**
 * The dates that an extension sets anew in a call, the deadline first; throws the rule that it breaks. The preview of an
 * extension and the extension itself both come from here.
 */
export function extensionOf(call: Call, asked: ExtensionAsked, arrivedAt: Date): readonly DateShift[] {
  const { deadline, until, following = {} } = asked;
  const { zone } = call;
  const shifts = extension(
    { deadline, until, following },
    {
      dates: call.dates(),
      extendable: EXTENDABLE,
      now: arrivedAt,
      instantOf: (local) => instantOf({ local, zone }),
      isOnTheClock: (local) => isOnTheClock({ local, zone }),
    },
  );
  mustLeaveTimeEnough(call, shifts);
  return shifts;
}

/** Only moving the invitations without the deadline that follows them can take time away. */
function mustLeaveTimeEnough(call: Call, shifts: readonly DateShift[]): void {
  const dates = { ...call.file.dates, ...call.overrides };
  const moved = { ...dates, ...Object.fromEntries(shifts.map(({ name, to }) => [name, to])) };
  const before = new Set(shortNotice({ ...call.file, dates }).map(({ path }) => path.at(-1)));
  const added = shortNotice({ ...call.file, dates: moved }).find(({ path }) => !before.has(path.at(-1)));
  if (added === undefined) return;
  const deadline = String(added.path.at(-1));
  throw new SubmissionTimeTooShort(`${deadline}: ${added.message}`, { deadline });
}
