import type { Database } from '#libs/platform';
import { type Engine } from '#libs/engine';
import { type Actor, type Ids, type JsonObject, type Role, systemActor } from '#libs/kernel';

/** What the application below adds up to, and what it asks for, in centimes. */
export const TOTAL_COSTS_MINOR = 107_000_000;
export const AWARD_MINOR = 90_000_000;

/** Line 7 is 1,000,000.00 dirhams, indirect costs 70,000.00. */
const BUDGET = {
  lines: [
    { id: 'l1', heading: '1', description: 'Formateurs', unit: 'month', quantity: '10', unitCost: '60000' },
    { id: 'l2', heading: '3', description: 'Outillage', unit: 'unit', quantity: '4', unitCost: '100000' },
  ],
  indirect: '70000',
  contingency: '',
  requested: '900000',
  sources: [],
};

const LEGAL_FILE = ['statutes', 'generalAssemblyMinutes', 'bureauMembers', 'signatoryIdentity', 'bankAttestation'];

export interface FileOwner {
  /** The grant's, and so the application's. */
  readonly id: string;
  readonly callId: string;
  readonly organisationId: string;
  readonly signatory: Actor;
}

/** The application that was awarded, with its budget and its legal file; answers the id of what was submitted. */
export async function enterApplication(database: Database, ids: Ids, owner: FileOwner): Promise<string> {
  const { id, callId, organisationId, signatory } = owner;
  const submissionId = ids.next();
  const n = (await database.query('select a.id from application a')).length + 1;
  await database.query(
    `insert into application (id, call_id, number, code, lot, organisation_id, organisation_name, title, created_at, created_by)
     select $1, $2, $3, $4, 'L1', o.id, o.name, 'Des métiers pour les jeunes de Tanger', now(), $6 from organisation o where o.id = $5`,
    [id, callId, n, `KAF-2026-01-${String(n).padStart(4, '0')}`, organisationId, signatory.id],
  );
  const content = { answers: { fullApplication: { budget: BUDGET } }, request: { months: 12 } };
  await database.query(
    `insert into submission (id, application_id, stage, n, content, content_hash, requested_minor, receipt_code, arrived_at, submitted_by)
     values ($1, $2, 'fullApplication', 1, $3, 'x', $4, $6, now(), $5)`,
    [submissionId, id, JSON.stringify(content), AWARD_MINOR, signatory.id, submissionId],
  );
  await database.query(
    `insert into document (id, application_id, document_set, kind, name, extension, size_bytes, sha256, storage_key, uploaded_at, uploaded_by)
     select uuidv7(), $1, 'legalFile', k, k || '.pdf', 'pdf', 1, 'x', 'x', now(), $2 from unnest($3::text[]) k`,
    [id, signatory.id, LEGAL_FILE],
  );
  return submissionId;
}

export interface Deciders {
  readonly officer: Actor;
  readonly authority: Actor;
}

/** Brings a file from its first word to its award, as the procedure does: every step with its person. */
export async function award(
  parts: { readonly database: Database; readonly engine: Engine; readonly ids: Ids },
  owner: FileOwner & { readonly submissionId: string },
  deciders: Deciders,
): Promise<void> {
  const { database, engine, ids } = parts;
  const { id, callId, organisationId, signatory } = owner;
  const early = new Date('2026-01-10T12:00:00Z');
  const given = { missing: [], overBudget: [], contributionMovePercent: 20 };
  await database.transaction(async (tx) => {
    const instance = await engine.start(tx, {
      id,
      definition: 'grant.restricted-call',
      callId,
      event: { type: 'draftStarted', payload: { grantId: id, callId, lot: 'L1', organisationId } },
      origin: { by: signatory, arrivedAt: early },
    });
    for (const [by, type, payload] of stepsToAward(ids, owner, deciders)) {
      await instance.send({ type, payload }, { by, arrivedAt: early }, given);
    }
  });
  // Nobody here carries out what the evaluation asked for.
  await database.query('update outbox set done_at = now() where instance_id = $1', [id]);
}

function stepsToAward(
  ids: Ids,
  { submissionId, signatory }: FileOwner & { readonly submissionId: string },
  { officer, authority }: Deciders,
): readonly [Actor, string, JsonObject][] {
  const chair = aPerson(ids, 'chair');
  const assessors = [aPerson(ids, 'assessor'), aPerson(ids, 'assessor')];
  const timer = systemActor('timer');
  const submitted = { submissionId, contentHash: 'x', requestedMinor: AWARD_MINOR };
  const decided = { decisionId: ids.next(), rank: 1, total: 80 };
  const assessed = (): [Actor, string, JsonObject][] =>
    assessors.map((by) => [by, 'assessmentFinalised', { assessmentId: ids.next(), required: 2 }]);
  return [
    [signatory, 'applicationSubmitted', submitted],
    [timer, 'submissionDeadlinePassed', {}],
    [officer, 'administrativeCheckPassed', { checkId: ids.next() }],
    [officer, 'eligibilityConfirmed', { checkId: ids.next() }],
    ...assessed(),
    [chair, 'shortListed', decided],
    [signatory, 'applicationSubmitted', submitted],
    [timer, 'submissionDeadlinePassed', {}],
    ...assessed(),
    [chair, 'provisionallySelected', { ...decided, amountMinor: AWARD_MINOR }],
    [officer, 'verificationPassed', { checkId: ids.next() }],
    [authority, 'awardDecided', { amountMinor: AWARD_MINOR }],
  ];
}

export function aPerson(ids: Ids, ...roles: readonly Role[]): Actor {
  return { kind: 'person', id: ids.next(), roles };
}
