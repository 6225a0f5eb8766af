import { aDecision, aFile } from '../testing/a-file.js';
import { changeOf, changesOf, instanceAfter, noHistory } from './change.js';
import { CHAIN_START, historyHash } from './history-hash.js';
import { passageOf, type Passage } from './passage.js';

/** The hash that `verify` works out for that row. */
function hashOf({ history }: Passage, { previous, id, seq }: { previous: string; id: string; seq: number }): string {
  return historyHash(previous, { ...history, instanceId: id, seq });
}

describe('passages at the end of a history', () => {
  it('begin it where there is none', () => {
    const passage = passageOf(aDecision({ before: null }));

    const change = changeOf(noHistory('a-file', 7), passage);

    expect(change).toMatchObject({ id: 'a-file', shard: 7, seq: 1 });
    expect(change.hash).toBe(hashOf(passage, { previous: CHAIN_START, id: 'a-file', seq: 1 }));
    expect(passage.history).toMatchObject({ fromState: '', toState: 'eligibilityCheck.administrative' });
  });

  it('follow its last row and each other, each chained to the one before', () => {
    const file = aFile({ version: 4, headHash: 'b'.repeat(64) });
    const [one, other] = [passageOf(aDecision()), passageOf(aDecision({ event: 'another' }))];

    const [first, second] = changesOf(file, [one, other]);

    expect([first?.seq, second?.seq]).toEqual([5, 6]);
    expect(first?.hash).toBe(hashOf(one, { previous: file.headHash, id: file.id, seq: 5 }));
    expect(second?.hash).toBe(hashOf(other, { previous: first?.hash ?? '', id: file.id, seq: 6 }));
    expect(changesOf(file, [])).toEqual([]);
  });

  it('say where the instance stands once they are written', () => {
    const [file, decision] = [aFile(), aDecision({ command: 'key' })];
    const change = changeOf(file, passageOf(decision));

    expect(instanceAfter(change)).toEqual({
      id: file.id,
      shard: file.shard,
      subject: 'grant',
      definition: 'grant.restricted-call',
      definitionVersion: 1,
      callId: file.callId,
      ...decision.step.snapshot,
      state: 'eligibilityCheck.administrative',
      version: 3,
      headHash: change.hash,
      updatedAt: decision.at,
      firesAt: decision.timers[0]?.at,
      toldUntil: decision.toldUntil,
    });
    expect(change.passage.history).toMatchObject({
      event: 'submissionDeadlinePassed',
      taken: decision.step.taken,
      payload: '{}',
      actor: JSON.stringify(decision.by),
      at: decision.at.toISOString(),
      fromState: 'submitted.conceptNote',
      command: 'key',
    });
  });
});
