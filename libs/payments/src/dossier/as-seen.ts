import { type Change, changesBetween } from '../domain/changes.js';
import { PaymentChangedSince } from '../domain/payment.js';
import { shownContent } from '../domain/shown.js';
import type { Dossier } from './dossier.js';
import { sealed, unsealed } from './seal.js';

/** A payment that somebody acts on, with what they saw of it (`Dossier.shown`). */
export interface Seen {
  readonly dossier: Dossier;
  readonly seen: string;
}

/**
 * Refuses to act on the strength of something else than what is there now. A check has fixed the account, but the
 * grantee's account as it is now counts: once it is another one, nobody may go on with what was checked.
 */
export function mustBeAsSeen(payments: readonly Seen[]): void {
  const changed = payments.filter(({ dossier, seen }) => sealed(presentOf(dossier)) !== seen);
  if (changed.length === 0) return;
  throw new PaymentChangedSince('What you saw is not what is there now. Look at it again.', {
    reasons: changed.flatMap(changesSince),
  });
}

/** What changed since somebody saw it, from what to what; nothing where they saw what is there, or nothing of ours. */
export function changesSince({ dossier, seen }: Seen): readonly Change[] {
  const before = unsealed(seen);
  if (before === null) return [];
  return changesBetween(before, shownContent(presentOf(dossier)), dossier.record.contractNumber);
}

function presentOf({ record, account }: Dossier) {
  return { ...record, payee: account };
}
