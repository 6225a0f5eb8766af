import { CHAIN_START, chainedText, chainHash, historyHash, type HistoryText } from './history-hash.js';

const row: HistoryText = {
  instanceId: '018f0000-0000-7000-8000-000000000001',
  seq: 2,
  event: 'applicationSubmitted',
  taken: 'draft.conceptNote/applicationSubmitted/0',
  payload: '{"lot":"L1"}',
  actor: '{"kind":"person","id":"amina","roles":["applicant"]}',
  at: '2026-02-19T11:59:59.999Z',
  fromState: 'draft.conceptNote',
  toState: 'submitted.conceptNote',
  toValue: '{"submitted":"conceptNote"}',
  fired: '{}',
  definition: 'grant.restricted-call',
  definitionVersion: 1,
  command: null,
};

describe('the hash of a row of history', () => {
  it('never changes its form: what is in a database would not verify any more', () => {
    expect(CHAIN_START).toMatch(/^0{64}$/);
    expect(historyHash(CHAIN_START, row)).toBe('a974eed921a5b55b578e4ea142a8175487b1381f5a8eef329da687bd8b0f3611');
  });

  it.each(Object.keys(row))('depends on %s', (field) => {
    const value = row[field as keyof HistoryText];
    const altered = { ...row, [field]: typeof value === 'number' ? value + 1 : `${value ?? ''}x` };

    expect(historyHash(CHAIN_START, altered)).not.toBe(historyHash(CHAIN_START, row));
  });

  it('depends on the row before', () => {
    expect(historyHash('1'.repeat(64), row)).not.toBe(historyHash(CHAIN_START, row));
  });

  it('is the same where what the row says is known already', () => {
    const { instanceId, seq, ...said } = row;

    expect(chainHash(CHAIN_START, instanceId, seq, chainedText(said))).toBe(historyHash(CHAIN_START, row));
  });
});
