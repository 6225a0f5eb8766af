import { ENTRY_KINDS, type EntryKind } from '#libs/payments';
import { listAddress, textIn } from '../grants/grants-address.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What the ledger of a call is asked for; all of it stands in the address. */
export interface CallLedgerAsked {
  readonly kind?: EntryKind | undefined;
  readonly lot?: string | undefined;
  /** The entry after which the page begins. */
  readonly after?: string | undefined;
  /** Every entry on one page, for printing. */
  readonly isWhole: boolean;
}

/** Reads the address. What it cannot read is as if it had not been said. */
export function callLedgerAsked(query: unknown, lots: readonly string[]): CallLedgerAsked {
  const after = textIn(query, 'after') ?? '';
  return {
    kind: ENTRY_KINDS.find((kind) => kind === textIn(query, 'kind')),
    lot: lots.find((lot) => lot === textIn(query, 'lot')),
    after: UUID.test(after) ? after : undefined,
    isWhole: textIn(query, 'all') === 'yes',
  };
}

/** The address of the ledger, or of its file, that answers this. */
export function callLedgerAddress(code: string, asked: CallLedgerAsked, place: 'ledger' | 'ledger.csv' = 'ledger') {
  const { kind, lot, after, isWhole } = asked;
  return listAddress(`/calls/${code}/${place}`, { kind, lot, after, all: isWhole ? 'yes' : undefined });
}
