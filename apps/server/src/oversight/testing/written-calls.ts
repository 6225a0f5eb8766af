import type { Database, Tx } from '#libs/platform';
import { bookedOf } from './booked.js';
import { datesOf, REACHED } from './counted-by-hand.js';
import type { Owed, RandomFile } from './random-call.js';

/** A call that chance has made, and where it lies in the database. */
export interface WrittenCall {
  readonly callId: string;
  readonly files: readonly (RandomFile & { readonly id: string })[];
}

const HOUR = 3_600_000;
let last = 0;

/** Ids in the order in which they are asked for. */
function nextId(): string {
  last += 1;
  return `00000000-0000-7000-8000-${last.toString(16).padStart(12, '0')}`;
}

/** Puts calls into the tables as the programme does: sums and balances are the triggers' own. */
export async function write(
  database: Database,
  calls: readonly (readonly RandomFile[])[],
  now: Date,
): Promise<readonly WrittenCall[]> {
  const written = calls.map((files) => ({ callId: nextId(), files: files.map((file) => ({ ...file, id: nextId() })) }));
  const rows = rowsOf(written, now);
  await database.transaction(async (tx) => {
    // Histories are not what is counted.
    await tx.query('alter table workflow_instance disable trigger instance_begins_with_history');
    for (const [table, own] of rows) await insert(tx, table, own);
    await tx.query('alter table workflow_instance enable trigger instance_begins_with_history');
    await tx.query(
      `update award set state = 'awarded', awarded_at = now() where rank = 1000 and state = 'provisional'`,
    );
    await tx.query(`update award set state = 'released', released_at = now() where rank = 1001 and state = 'reserve'`);
    for (const [table, own] of booksOf(written, now)) {
      await insert(tx, table, own);
      // What is refused is free again, before the rest is released.
      if (table === 'payment') await tx.query(REFUSED);
    }
  });
  return written;
}

const REFUSED = `update payment set standing = 'refused' where requested_by = 'to be refused' and standing = 'open'`;

type Row = Readonly<Record<string, unknown>>;
type Rows = readonly (readonly [table: string, rows: readonly Row[]])[];

async function insert(tx: Tx, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).join();
  await tx.query(
    `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1)`,
    [JSON.stringify(rows)],
  );
}

function rowsOf(calls: readonly WrittenCall[], now: Date): Rows {
  const files = calls.flatMap(({ callId, files: own }) =>
    own.map((file, place) => ({ ...file, callId, place, seat: nextId() })),
  );
  const decisions = new Map(calls.map(({ callId }) => [callId, nextId()]));
  return [
    [
      'organisation',
      files.map(({ seat, province }) => ({
        id: seat,
        name: 'Association',
        legal_form: 'association',
        region: 'MA-01',
        province,
        founded_on: '2015-01-01',
        address: '-',
        phone: '-',
        version: 1,
        created_at: now,
        updated_at: now,
      })),
    ],
    [
      'workflow_instance',
      files.flatMap((file) => [
        instance(file.id, file.callId, 'grant', { ...file, context: contextOf(file) }, now),
        ...file.others.map((other) =>
          instance(nextId(), file.callId, other.subject, { ...other, context: { grantId: file.id } }, now),
        ),
      ]),
    ],
    [
      'application',
      files.map(({ id, callId, place, isSubmitted, lot, seat }) => ({
        id,
        call_id: callId,
        number: isSubmitted ? place + 1 : null,
        code: isSubmitted ? `${callId}-${place + 1}` : null,
        lot,
        organisation_id: seat,
        organisation_name: 'Association',
        title: 'Ateliers',
        created_at: now,
        created_by: seat,
      })),
    ],
    ['evaluation_round', files.flatMap((file) => roundsOf(file, now))],
    ['committee_decision', calls.map(({ callId }) => decisionOf(decisions.get(callId) ?? '', callId, now))],
    ['lot_budget', calls.flatMap(({ callId }) => CEILINGS.map(([lot, budget]) => budgetOf(callId, lot, budget)))],
    [
      'award',
      files.flatMap(({ id, callId, lot, award }) =>
        award
          ? [
              {
                grant_id: id,
                call_id: callId,
                lot,
                amount_minor: award.minor,
                rank: RANKS[award.state],
                state: award.state === 'provisional' || award.state === 'awarded' ? 'provisional' : 'reserve',
                decision_id: decisions.get(callId),
                placed_at: now,
              },
            ]
          : [],
      ),
    ],
  ];
}

/** The budgets of the demonstration's lots. */
const CEILINGS = [
  ['L1', 490_500_000],
  ['L2', 272_500_000],
] as const;

/** Tells the updates above which way an award goes on. */
const RANKS = { reserve: 1, provisional: 2, awarded: 1000, released: 1001 } as const;

function contextOf({ id, lot, award }: RandomFile & { readonly id: string }) {
  return { grantId: id, lot, ...(award ? { award: { amountMinor: award.minor } } : {}) };
}

interface Standing {
  readonly state?: string;
  readonly isEligible?: boolean;
  readonly owed: readonly Owed[];
  readonly context: object;
}

function instance(id: string, callId: string, subject: string, of: Standing, now: Date): Row {
  const at = (hours: number) => new Date(now.getTime() + hours * HOUR);
  const isTold = ({ hours, isTold: told }: Owed) => hours < 0 && told;
  const waiting = of.owed.filter((each) => !isTold(each)).sort((one, other) => one.hours - other.hours);
  return {
    id,
    subject,
    definition: subject,
    definition_version: 1,
    call_id: callId,
    shard: 0,
    state: of.state ?? 'requested',
    version: 1,
    value: 'x',
    context: of.context,
    since: {},
    fired: Object.fromEntries(of.owed.filter(isTold).map(({ name, hours }) => [name, at(hours)])),
    did: of.isEligible ? { eligibilityConfirmed: ['somebody'] } : { draftStarted: ['somebody'] },
    clocks: {},
    head_hash: '\\x00',
    created_at: now,
    updated_at: now,
    told_until: now,
    fires_at: waiting[0] ? at(waiting[0].hours) : null,
    deadlines: waiting.map(({ name, hours }) => ({ name, due_at: at(hours), sends: null, recipients: [] })),
  };
}

function roundsOf(
  { id, callId, lot, conceptNote, fullApplication }: RandomFile & { readonly id: string; readonly callId: string },
  now: Date,
): readonly Row[] {
  return Object.entries({ conceptNote, fullApplication }).flatMap(([stage, scored]) => {
    if (scored === 'none') return [];
    const isComplete = scored !== 'open';
    return [
      {
        id: nextId(),
        call_id: callId,
        application_id: id,
        organisation_id: id,
        lot,
        stage,
        required: 2,
        transferred: {},
        result: isComplete
          ? { total: 80, sections: {}, missed: scored === 'missed' ? ['total'] : [], counted: [] }
          : null,
        total_halves: isComplete ? 80 : null,
        opened_at: now,
        completed_at: isComplete ? now : null,
      },
    ];
  });
}

function decisionOf(id: string, callId: string, now: Date): Row {
  return {
    id,
    call_id: callId,
    lot: 'L1',
    stage: 'fullApplication',
    kind: 'selection',
    content: {},
    fingerprint: '-',
    reason: '-',
    present: [],
    decided_by: callId,
    decided_at: now,
  };
}

function budgetOf(callId: string, lot: string, budget: number): Row {
  return { call_id: callId, lot, budget_minor: budget, provisional_minor: 0, awarded_minor: 0 };
}

/** Contracts, signatures, and what is booked, in an order in which it can have happened. */
function booksOf(calls: readonly WrittenCall[], now: Date): Rows {
  const signed = calls.flatMap(({ callId, files }) =>
    files.filter(REACHED.signed).map((file) => ({ ...file, callId, contractId: nextId(), booked: bookedOf(file) })),
  );
  const entry = (
    file: (typeof signed)[number],
    kind: keyof typeof MOVEMENTS,
    minor: number,
    paymentId: string | null,
  ) => ({
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
  });
  const payments = signed.flatMap((file) =>
    (file.booked?.payments ?? []).map((payment, place) => ({ ...payment, file, place, id: nextId() })),
  );
  return [
    [
      'contract',
      signed.map(({ id, callId, contractId, award }) => ({
        id: contractId,
        grant_id: id,
        call_id: callId,
        attempt: 1,
        number: id,
        amount_minor: award?.minor,
        total_costs_minor: award?.minor,
        currency: 'MAD',
        implementation_start: '2026-01-01',
        implementation_end: now,
        content: {},
        content_hash: '-',
        prepared_by: id,
        prepared_at: now,
      })),
    ],
    [
      'contract_signature',
      signed.flatMap(({ contractId, id, callId }) =>
        [
          { side: 'authority', person_id: callId },
          { side: 'beneficiary', person_id: id },
        ].map((side) => ({ contract_id: contractId, ...side, person_name: '-', signed_at: now, content_hash: '-' })),
      ),
    ],
    ['ledger_entry', signed.map((file) => entry(file, 'commitment', file.booked?.committed ?? 0, null))],
    [
      'payment',
      payments.map(({ id, file, place, minor, fate }) => ({
        id,
        grant_id: file.id,
        call_id: file.callId,
        kind: 'prefinancing',
        n: place + 1,
        amount_minor: minor,
        currency: 'MAD',
        contract_number: file.id,
        organisation_id: file.id,
        shown: '-',
        standing: 'open',
        requested_at: now,
        requested_by: fate === 'refused' ? 'to be refused' : 'chance',
      })),
    ],
    [
      'ledger_entry',
      payments
        .filter(({ fate }) => fate === 'executed')
        .map(({ id, file, minor }) => entry(file, 'payment', minor, id)),
    ],
    [
      'ledger_entry',
      signed.flatMap((file) => [
        ...(file.booked?.justified ? [entry(file, 'justification', file.booked.justified, null)] : []),
      ]),
    ],
    [
      'ledger_entry',
      signed.flatMap((file) => (file.booked?.released ? [entry(file, 'release', file.booked.released, null)] : [])),
    ],
  ];
}

const MOVEMENTS = {
  commitment: { debit: 'committed', credit: 'envelope' },
  payment: { debit: 'paid', credit: 'committed' },
  justification: { debit: 'justified', credit: 'paid' },
  release: { debit: 'envelope', credit: 'committed' },
} as const;

/** Ids of the files that are asked for: those that were submitted and hold what is said of them. */
export function submittedWhere(call: WrittenCall, holds: (file: RandomFile) => boolean): readonly string[] {
  return call.files.filter((file) => file.isSubmitted && holds(file)).map(({ id }) => id);
}

/** Whether a date of that name is over. */
export function isLate(file: RandomFile, name: string): boolean {
  return datesOf(file).some((owed) => owed.hours < 0 && (name === 'any' || owed.name === name));
}
