import type { Command } from '#libs/engine';

/** What every decision of a committee on a lot carries. */
export interface LotCommand extends Command {
  readonly callId: string;
  readonly lot: string;
  /** Why, in the committee's words; part of the minutes. */
  readonly reason: string;
  /** Ids of the members who are there. */
  readonly present: readonly string[];
}

/** Confirms what the secretary drew up about a ranking. */
export interface ConfirmLotCommand extends Command {
  readonly callId: string;
  readonly lot: string;
  /** The fingerprint of the ranking that was shown. */
  readonly seen: string;
}

export interface LotDecided {
  readonly decisionId: string;
}
