import { randomUUID } from 'node:crypto';
import { DeclareImpartiality } from '#libs/evaluation';
import { as, AssessorsAtWork, TestProgramme } from '#testing/evaluation';
import type { Scene } from './world.js';

/**
 * A call in evaluation: one file of the owner that `assessor` reads and `otherAssessor` may not, which is on the list of
 * awards, and one that is scored. The committee has signed and has no seats, so that nothing can be decided.
 */
export const evaluationScene: Scene = async ({ app, ids, organisationId }) => {
  const programme = await TestProgramme.within(
    { get: (type) => app.get(type, { strict: false }), close: () => app.close() },
    (file) => ({
      ...file,
      code: 'KAF-2026-71',
    }),
  );
  const assessors = new AssessorsAtWork(programme);
  const file = await programme.fileInScoring({ organisationId });
  await assessors.declare(ids.assessor);
  await assessors.declare(ids.otherAssessor, { applicationId: file, reason: 'A cousin runs it.' });
  for (const [id, role] of [
    [ids.chair, 'chair'],
    [ids.secretary, 'secretary'],
    [ids.committee, 'committeeMember'],
  ] as const) {
    const signed = {
      callId: programme.callId,
      text: 'I am impartial.',
      textVersion: '1',
      language: 'fr',
      conflicts: [],
    };
    await app.get(DeclareImpartiality, { strict: false }).execute({ ...as(id, role), ...signed });
  }
  const [assignment] = (await assessors.assignments(file)).filter(({ personId }) => personId === ids.assessor);
  await select(programme, file);
  const scoredFile = await scored(programme, assessors);
  return { evaluationCall: 'KAF-2026-71', evaluationFile: file, scoredFile, assignmentId: assignment?.id ?? '' };
};

/** A file that lies before the committee. */
async function scored(programme: TestProgramme, assessors: AssessorsAtWork): Promise<string> {
  await assessors.join(2);
  const file = await programme.fileInScoring();
  await assessors.scoreAll(file, 'conceptNote', { score: 4 });
  return file;
}

/** Puts a file on the list of awards; what the procedure says of it does not matter to who may look. */
async function select({ database, callId }: TestProgramme, file: string): Promise<void> {
  const decisionId = randomUUID();
  await database.query(
    `insert into committee_decision (id, call_id, lot, stage, kind, content, fingerprint, reason, present, decided_by, decided_at)
     values ($1, $2, 'L1', 'fullApplication', 'awards', '{"lotDecision":null,"order":null,"members":[]}', '', 'Test.', '[]', $1, minha_now())`,
    [decisionId, callId],
  );
  await database.query(
    `insert into lot_budget (call_id, lot, budget_minor, provisional_minor, awarded_minor) values ($1, 'L1', 1000, 0, 0)`,
    [callId],
  );
  await database.query(
    `insert into award (grant_id, call_id, lot, amount_minor, rank, state, decision_id, placed_at)
     values ($1, $2, 'L1', 500, 1, 'provisional', $3, minha_now())`,
    [file, callId, decisionId],
  );
}
