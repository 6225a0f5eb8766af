import { as } from '#testing/evaluation';
import { DeclareConflict } from '#libs/evaluation';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { CommitteeNotLegal } from '../domain/committee.js';
import {
  DecisionNotDrawnUp,
  FilesStillPending,
  OwnDraft,
  RankingChanged,
  ReasonMissing,
  TieStillOpen,
} from '../domain/decision-rules.js';
import { NotYourDecision } from '../domain/who-may.js';
import { Minutes } from '../queries/minutes.js';
import { CommitteeAtWork } from '../testing/index.js';
import { DecideShortList } from './decide-short-list.js';
import { DrawUpDecision } from './draw-up-decision.js';
import { ReleaseMember } from './release-member.js';
import { NotAtTheTable } from './write-note.js';
import { NameMember } from './name-member.js';
import { RecordTieBreak } from './record-tie-break.js';

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

/** An officer gives chair and secretary each other's seats, or their own again. */
async function changeSeats(chair: string, secretary: string): Promise<void> {
  const { module, callId } = committee.programme;
  const officer = as(chair, 'officer');
  for (const [personId, capacity] of [[chair, 'chair'] as const, [secretary, 'secretary'] as const]) {
    await module.get(ReleaseMember).execute({ ...officer, callId, personId });
    await module.get(NameMember).execute({ ...officer, callId, personId, capacity, unit: capacity });
  }
}

const execute: DecideShortList['execute'] = (command) =>
  committee.programme.module.get(DecideShortList).execute(command);

describe('deciding the short list', () => {
  it('invites from the top until twice the budget is asked for, and tells everybody else why not', async () => {
    const second = await committee.scoredConceptNote(4, { requestedMinor: 150 });
    const first = await committee.scoredConceptNote(5, { requestedMinor: 150 });
    const beyond = await committee.scoredConceptNote(3, { requestedMinor: 10, apart: { '2.1': 4 } });
    const below = await committee.scoredConceptNote(2, { requestedMinor: 10 });

    const { decisionId } = await committee.decideShortList();

    expect(await committee.states([first, second, beyond, below])).toEqual([
      'draft.fullApplication',
      'draft.fullApplication',
      'rejected',
      'rejected',
    ]);
    const history = await committee.programme.database.query<{ event: string; payload: object }>(
      `select h.event, h.payload from workflow_history h
       where h.instance_id = any($1) and h.event in ('shortListed', 'notShortListed') order by h.payload ->> 'total' desc`,
      [[first, second, beyond, below]],
    );
    expect(history.map(({ payload }) => payload)).toEqual([
      { decisionId, rank: 1, total: 50 },
      { decisionId, rank: 2, total: 40 },
      { decisionId, reasonCode: 'beyondShortList', total: 32 },
      { decisionId, reasonCode: 'belowThreshold', total: 20 },
    ]);
  });

  it('lets the call go on with the last lot, not before', async () => {
    await committee.scoredConceptNote(4, { requestedMinor: 150 });
    await committee.scoredConceptNote(4, { requestedMinor: 150, lot: 'L2' });

    await committee.decideShortList('L1');
    expect(await committee.programme.stateOf(committee.programme.callId)).toBe('evaluation.conceptNotes');

    await committee.decideShortList('L2');
    expect(await committee.programme.stateOf(committee.programme.callId)).toBe('evaluation.fullApplications');
  });

  it('is not made while a file of the lot is still scored', async () => {
    await committee.scoredConceptNote(4, { requestedMinor: 150 });
    await committee.programme.fileInScoring();

    await expect(committee.decideShortList()).rejects.toThrow(FilesStillPending);
  });

  it('does not count a withdrawn file', async () => {
    const file = await committee.scoredConceptNote(4, { requestedMinor: 150 });
    const gone = await committee.programme.fileInScoring();
    await committee.programme.send(gone, 'applicationWithdrawn', { reason: 'No time.' }, 'signatory');

    await committee.decideShortList();

    expect(await committee.programme.stateOf(file)).toBe('draft.fullApplication');
  });

  it('is made on the ranking that was seen and on no other', async () => {
    await committee.scoredConceptNote(4, { requestedMinor: 150 });
    await committee.drawUp('conceptNote');
    const seenBefore = await committee.confirmation('conceptNote');
    const later = await committee.scoredConceptNote(5, { requestedMinor: 150 });

    await expect(execute(seenBefore)).rejects.toThrow(RankingChanged);
    await expect(execute(await committee.confirmation('conceptNote'))).rejects.toThrow(DecisionNotDrawnUp);
    expect(await committee.programme.stateOf(later)).toBe('scoring.conceptNoteScored');
  });

  it('takes two persons: the secretary draws it up, the chair confirms it', async () => {
    const file = await committee.scoredConceptNote(4, { requestedMinor: 150 });
    const { programme, chairId, memberIds } = committee;
    const draw = programme.module.get(DrawUpDecision);
    const { seen, lot, callId } = await committee.confirmation('conceptNote');
    const meeting = { ...committee.meeting(), stage: 'conceptNote', seen } as const;
    const secretary = as(memberIds[1] ?? '', 'secretary');

    await expect(execute(await committee.confirmation('conceptNote'))).rejects.toThrow(DecisionNotDrawnUp);
    await expect(draw.execute({ ...as(chairId, 'chair'), ...meeting })).rejects.toThrow(NotYourDecision);
    await expect(draw.execute({ ...as(chairId, 'secretary'), ...meeting })).rejects.toThrow(NotAtTheTable);
    await expect(draw.execute({ ...secretary, ...meeting, reason: ' ' })).rejects.toThrow(ReasonMissing);
    await draw.execute({ ...secretary, ...meeting, reason: 'A first wording.' });
    await draw.execute({ ...secretary, ...meeting, reason: 'The last word.' });
    await changeSeats(secretary.by.id, chairId);
    await expect(execute({ ...as(secretary.by.id, 'chair'), seen, lot, callId })).rejects.toThrow(OwnDraft);
    await changeSeats(chairId, secretary.by.id);
    await execute(await committee.confirmation('conceptNote'));
    const [minutes] = await programme.module.get(Minutes).of(callId, chairId);

    expect(await programme.stateOf(file)).toBe('draft.fullApplication');
    expect(minutes).toMatchObject({ drawnUpByName: 'secretary of unit 1', decision: { reason: 'The last word.' } });
  });

  it('waits for the committee where equal scores lie across the cut', async () => {
    const [one, other] = [
      await committee.scoredConceptNote(4, { requestedMinor: 200 }),
      await committee.scoredConceptNote(4, { requestedMinor: 200 }),
    ];
    await expect(committee.decideShortList()).rejects.toThrow(TieStillOpen);

    const tie = { stage: 'conceptNote', order: [other, one], reason: 'More women are reached.' } as const;
    await committee.programme.module
      .get(RecordTieBreak)
      .execute({ ...as(committee.chairId, 'chair'), ...committee.meeting(), ...tie });
    await committee.decideShortList();

    expect(await committee.states([other, one])).toEqual(['draft.fullApplication', 'rejected']);
  });

  it('leaves minutes that name who was there, what was decided and why', async () => {
    await committee.scoredConceptNote(4, { requestedMinor: 150 });
    await committee.decideShortList();

    const [minutes] = await committee.programme.module.get(Minutes).of(committee.programme.callId, committee.chairId);

    expect(minutes?.decision).toMatchObject({ kind: 'shortList', lot: 'L1', reason: 'By the ranking.' });
    expect(minutes?.members).toHaveLength(5);
    expect(minutes?.members.every(({ wasPresent }) => wasPresent)).toBe(true);
    expect(minutes?.files).toMatchObject([
      { code: `${committee.programme.file.code}-0001`, outcome: 'shortListed', rank: 1, total: 80 },
    ]);
    expect(minutes?.decidedByName).toBe('chair of unit 0');
  });

  it('stays as it was: the page shows the decided ranking, the database refuses a change', async () => {
    await committee.scoredConceptNote(4, { requestedMinor: 150 });
    await committee.decideShortList();

    const shown = await committee.ranking('conceptNote');

    expect(shown.decided?.reason).toBe('By the ranking.');
    expect(shown.lines).toMatchObject([
      { rank: 1, outcome: 'shortListed', code: `${committee.programme.file.code}-0001` },
    ]);
    await expect(committee.programme.database.query(`update committee_decision set reason = 'x'`)).rejects.toThrow(
      /never changed/u,
    );
  });
});

describe('who decides the short list', () => {
  beforeEach(async () => {
    await committee.scoredConceptNote(4, { requestedMinor: 150 });
  });

  it.each(['officer', 'assessor', 'secretary', 'committeeMember', 'authority'] as const)(
    'is not the %s',
    async (role) => {
      const command = { ...(await committee.confirmation('conceptNote')), ...as(committee.chairId, role) };

      await expect(execute(command)).rejects.toThrow(NotYourDecision);
    },
  );

  it('is not a chair without a seat on this committee', async () => {
    await committee.drawUp('conceptNote');
    const command = {
      ...(await committee.confirmation('conceptNote')),
      ...as(await committee.programme.person('Other'), 'chair'),
    };

    await expect(execute(command)).rejects.toThrow(CommitteeNotLegal);
  });

  it('is not a committee with somebody missing', async () => {
    const { fingerprint: seen } = await committee.ranking('conceptNote');
    const meeting = { ...committee.meeting(), present: committee.memberIds.slice(0, -1), seen };
    const secretary = as(committee.memberIds[1] ?? '', 'secretary');

    await expect(
      committee.programme.module.get(DrawUpDecision).execute({ ...secretary, ...meeting, stage: 'conceptNote' }),
    ).rejects.toThrow(CommitteeNotLegal);
  });

  it('is not a committee with a voting member in conflict, unless enough are left', async () => {
    const file = (await committee.ranking('conceptNote')).lines[0]?.applicationId ?? '';
    const member = committee.memberIds.at(-1) ?? '';
    const { callId } = committee.programme;
    await committee.programme.module
      .get(DeclareConflict)
      .execute({ ...as(member, 'committeeMember'), callId, applicationId: file, reason: 'A cousin runs it.' });

    await expect(committee.decideShortList()).rejects.toThrow(CommitteeNotLegal);
    expect((await committee.ranking('conceptNote')).committeeFaults.map(({ code }) => code)).toEqual([
      'tooFewVoting',
      'evenVoting',
    ]);
    expect((await committee.ranking('conceptNote', 'L2')).committeeFaults).toEqual([]);
  });
});
