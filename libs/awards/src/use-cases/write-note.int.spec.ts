import { as } from '#testing/evaluation';
import { DeclareConflict } from '#libs/evaluation';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { ReasonMissing } from '../domain/decision-rules.js';
import { NotYourDecision } from '../domain/who-may.js';
import { CommitteeNotes } from '../persistence/committee-notes.js';
import { AssessmentsInFull } from '../queries/assessments-in-full.js';
import { Minutes } from '../queries/minutes.js';
import { CommitteeAtWork } from '../testing/index.js';
import { NotAtTheTable, NothingToDiscuss, WriteNote } from './write-note.js';

let database: TestDatabase;
let committee: CommitteeAtWork;

beforeAll(async () => {
  database = await testDatabase();
  committee = await CommitteeAtWork.on(database.url);
});
beforeEach(async () => {
  committee = await committee.another();
});
afterAll(async () => {
  await committee.close();
  await database.drop();
});

const [SECRETARY, VOTER] = [1, 2] as const;

function write(applicationId: string, who = as(committee.chairId, 'chair'), text = 'We agree.') {
  const { callId } = committee.programme;
  return committee.programme.module
    .get(WriteNote)
    .execute({ ...who, callId, lot: 'L1', applicationId, stage: 'conceptNote', text });
}

function member(place: number, role: 'secretary' | 'committeeMember') {
  return as(committee.memberIds[place] ?? '', role);
}

describe('a note of the discussion', () => {
  it('is kept with who wrote it, and stands in the minutes of the decision', async () => {
    const file = await committee.scoredConceptNote(4, { requestedMinor: 150 });

    await write(file, member(SECRETARY, 'secretary'), ' The budget was asked about. ');
    await write(file);
    await committee.decideShortList();
    const [minutes] = await committee.programme.module.get(Minutes).of(committee.programme.callId, committee.chairId);

    expect(minutes?.notes).toMatchObject([
      { applicationId: file, text: 'The budget was asked about.', writtenByName: 'secretary of unit 1' },
      { text: 'We agree.', writtenByName: 'chair of unit 0' },
    ]);
    await expect(committee.programme.database.query('delete from committee_note')).rejects.toThrow(/never changed/u);
  });

  it('comes from members who signed, and says something', async () => {
    const file = await committee.scoredConceptNote(4, { requestedMinor: 150 });
    const stranger = await committee.programme.person('No member', 'committeeMember');

    await expect(write(file, as(committee.chairId, 'officer'))).rejects.toThrow(NotYourDecision);
    await expect(write(file, as(stranger, 'committeeMember'))).rejects.toThrow(NotAtTheTable);
    await expect(write(file, as(committee.chairId, 'chair'), ' \n')).rejects.toThrow(ReasonMissing);
  });

  it('is neither written nor read by somebody with a conflict of interest in the file', async () => {
    const file = await committee.scoredConceptNote(4, { requestedMinor: 150 });
    const other = await committee.scoredConceptNote(4, { requestedMinor: 10 });
    const voter = member(VOTER, 'committeeMember');
    const { callId, module } = committee.programme;
    await module.get(DeclareConflict).execute({ ...voter, callId, applicationId: file, reason: 'My cousin.' });

    await expect(write(file, voter)).rejects.toThrow(NotAtTheTable);
    await write(file);
    await write(other, voter);
    const read = async (id: string) =>
      (await module.get(CommitteeNotes).ofCall(callId, id)).map((n) => n.applicationId);
    const assessed = await module.get(AssessmentsInFull).ofCall(callId, 'conceptNote', voter.by.id);

    expect(await read(voter.by.id)).toEqual([other]);
    expect(await read(committee.chairId)).toEqual([file, other]);
    expect(new Set(assessed.map(({ applicationId }) => applicationId))).toEqual(new Set([other]));
  });

  it('is about a file that lies before the committee: scored, and not decided yet', async () => {
    const file = await committee.scoredConceptNote(4, { requestedMinor: 150 });
    const unscored = await committee.programme.fileInScoring({ requestedMinor: 10, lot: 'L2' });

    await expect(write(unscored)).rejects.toThrow(NothingToDiscuss);
    await committee.decideShortList();
    await expect(write(file)).rejects.toThrow(NothingToDiscuss);
  });
});
