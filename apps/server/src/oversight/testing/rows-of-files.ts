import type { Owed, RandomFile } from './random-call.js';
import { type FileOfCall, nextId, type Row, type Rows, type WrittenCall } from './rows.js';

const HOUR = 3_600_000;

type Seated = FileOfCall & { readonly place: number; readonly seat: string };

/** Files with what is decided about them, before anything is booked. */
export function rowsOf(calls: readonly WrittenCall[], now: Date): Rows {
  const files = calls.flatMap(({ callId, files: own }) =>
    own.map((file, place): Seated => ({ ...file, callId, place, seat: nextId() })),
  );
  const decisions = new Map(calls.map(({ callId }) => [callId, nextId()]));
  return [
    ['organisation', files.map((file) => organisationOf(file, now))],
    ['workflow_instance', files.flatMap((file) => instancesOf(file, now))],
    ['application', files.map((file) => applicationOf(file, now))],
    ['evaluation_round', files.flatMap((file) => roundsOf(file, now))],
    ['committee_decision', calls.map(({ callId }) => decisionOf(decisions.get(callId) ?? '', callId, now))],
    ['lot_budget', calls.flatMap(({ callId }) => CEILINGS.map(([lot, budget]) => budgetOf(callId, lot, budget)))],
    ['award', files.flatMap((file) => awardOf(file, decisions.get(file.callId) ?? '', now))],
  ];
}

function organisationOf({ seat, province }: Seated, now: Date): Row {
  return {
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
  };
}

/** A file with its payments and reports. */
function instancesOf(file: FileOfCall, now: Date): readonly Row[] {
  const { id, callId, others } = file;
  return [
    instance({ id, callId, subject: 'grant' }, { ...file, context: contextOf(file) }, now),
    ...others.map(({ subject, owed }) =>
      instance({ id: nextId(), callId, subject }, { owed, context: { grantId: id } }, now),
    ),
  ];
}

function applicationOf({ id, callId, place, isSubmitted, lot, seat }: Seated, now: Date): Row {
  return {
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
  };
}

/** What is awarded begins provisional, what is released begins on the reserve list: its rank says where it goes on to. */
function awardOf({ id, callId, lot, award }: FileOfCall, decisionId: string, now: Date): readonly Row[] {
  if (!award) return [];
  const isSelected = award.state === 'provisional' || award.state === 'awarded';
  return [
    {
      grant_id: id,
      call_id: callId,
      lot,
      amount_minor: award.minor,
      rank: RANKS[award.state],
      state: isSelected ? 'provisional' : 'reserve',
      decision_id: decisionId,
      placed_at: now,
    },
  ];
}

/** The budgets of the demonstration's lots. */
const CEILINGS = [
  ['L1', 490_500_000],
  ['L2', 272_500_000],
] as const;

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

interface Whose {
  readonly id: string;
  readonly callId: string;
  readonly subject: string;
}

function instance({ id, callId, subject }: Whose, of: Standing, now: Date): Row {
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

function roundsOf({ id, callId, lot, conceptNote, fullApplication }: FileOfCall, now: Date): readonly Row[] {
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
