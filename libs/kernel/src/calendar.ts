/**
 * The dates and clock rules of one call, as the workflow needs them. Zones are computed behind this interface and
 * nowhere else; everything that leaves it is an instant.
 */
export interface Calendar {
  /** The instant of a date that the call names (`conceptNoteDeadline`), or null where the call has none. */
  date(name: string): Date | null;
  /** The length that the call gives to a period (`clarification` -> `P10D`), or null where the call has none. */
  period(name: string): string | null;
  /** How long before a deadline people are reminded in this call; null where the procedure says it. */
  ladder?(deadline: string): readonly string[] | null;
  /**
   * Wall-clock arithmetic in the call's zone: `P30D` keeps the local hour across a change of offset, `PT24H` is exactly
   * 24 hours. A leading minus goes back. Working-day periods are written `P5W` + `D`: `P5WD` is five working days.
   */
  plus(instant: Date, period: string): Date;
  /**
   * When a time ends that would have ended at `due`, had it not stood still: what was left of it then is left of it
   * after. `period` says how the time is counted, in days on the wall, in working days or in hours.
   */
  resumed(due: Date, stop: Stop, period: string): Date;
}

/** A while in which a time stood still. */
export interface Stop {
  readonly from: Date;
  readonly until: Date;
}
