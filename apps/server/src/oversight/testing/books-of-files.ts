import { type Booked, bookedOf } from './booked.js';
import { REACHED } from './counted-by-hand.js';
import { type FileOfCall, nextId, type Row, type Rows, type WrittenCall } from './rows.js';

type Signed = FileOfCall & { readonly contractId: string; readonly booked: Booked };

interface Made {
  readonly id: string;
  readonly file: Signed;
  readonly place: number;
  readonly payment: Booked['payments'][number];
}

/** Contracts, signatures, and what is booked, in an order in which it can have happened. */
export function booksOf(calls: readonly WrittenCall[], now: Date): Rows {
  const signed = calls.flatMap(({ callId, files }) =>
    files.filter(REACHED.signed).flatMap((file): readonly Signed[] => {
      const booked = bookedOf(file);
      return booked ? [{ ...file, callId, contractId: nextId(), booked }] : [];
    }),
  );
  const made = signed.flatMap((file) =>
    file.booked.payments.map((payment, place): Made => ({ id: nextId(), file, place, payment })),
  );
  const executed = made.filter(({ payment }) => payment.fate === 'executed');
  const entries = (kind: 'commitment' | 'justification' | 'release', of: (booked: Booked) => number) =>
    signed
      .filter(({ booked }) => of(booked) > 0)
      .map((file) => entry(file, { kind, minor: of(file.booked), paymentId: null }, now));
  return [
    ['contract', signed.map((file) => contractOf(file, now))],
    ['contract_signature', signed.flatMap((file) => signaturesOf(file, now))],
    ['ledger_entry', entries('commitment', ({ committed }) => committed)],
    ['payment', made.map((each) => paymentOf(each, now))],
    [
      'ledger_entry',
      executed.map(({ id, file, payment }) =>
        entry(file, { kind: 'payment', minor: payment.minor, paymentId: id }, now),
      ),
    ],
    ['ledger_entry', entries('justification', ({ justified }) => justified)],
    ['ledger_entry', entries('release', ({ released }) => released)],
  ];
}

interface Movement {
  readonly kind: keyof typeof MOVEMENTS;
  readonly minor: number;
  readonly paymentId: string | null;
}

function entry(file: Signed, { kind, minor, paymentId }: Movement, now: Date): Row {
  return {
    id: nextId(),
    grant_id: file.id,
    call_id: file.callId,
    lot: file.lot,
    at: now,
    kind,
    cause: `${kind} ${file.id} ${paymentId ?? ''}`,
    ...MOVEMENTS[kind],
    amount_minor: minor,
    currency: 'MAD',
    payment_id: paymentId,
    booked_by: 'chance',
  };
}

function contractOf({ id, callId, contractId, booked }: Signed, now: Date): Row {
  return {
    id: contractId,
    grant_id: id,
    call_id: callId,
    attempt: 1,
    number: id,
    amount_minor: booked.committed,
    total_costs_minor: booked.committed,
    currency: 'MAD',
    implementation_start: '2026-01-01',
    implementation_end: now,
    content: {},
    content_hash: '-',
    prepared_by: id,
    prepared_at: now,
  };
}

function signaturesOf({ id, callId, contractId }: Signed, now: Date): readonly Row[] {
  const sides = [
    { side: 'authority', person_id: callId },
    { side: 'beneficiary', person_id: id },
  ];
  return sides.map((side) => ({
    contract_id: contractId,
    ...side,
    person_name: '-',
    signed_at: now,
    content_hash: '-',
  }));
}

function paymentOf({ id, file, place, payment }: Made, now: Date): Row {
  return {
    id,
    grant_id: file.id,
    call_id: file.callId,
    kind: 'prefinancing',
    n: place + 1,
    amount_minor: payment.minor,
    currency: 'MAD',
    contract_number: file.id,
    organisation_id: file.id,
    shown: '-',
    standing: 'open',
    requested_at: now,
    requested_by: payment.fate === 'refused' ? 'to be refused' : 'chance',
  };
}

const MOVEMENTS = {
  commitment: { debit: 'committed', credit: 'envelope' },
  payment: { debit: 'paid', credit: 'committed' },
  justification: { debit: 'justified', credit: 'paid' },
  release: { debit: 'envelope', credit: 'committed' },
} as const;
