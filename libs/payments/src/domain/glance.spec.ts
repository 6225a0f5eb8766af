import { glanceText, newsSince } from './glance.js';

const seen = { state: 'requested', hash: 'a'.repeat(64), obstacles: ['reportOverdue', 'grantSuspended'] };
const since = (change: Partial<typeof seen>) => newsSince(glanceText(seen), glanceText({ ...seen, ...change }));

describe('what is different since somebody looked', () => {
  it('is nothing where nothing is, in whatever order the obstacles come', () => {
    expect(since({ obstacles: ['grantSuspended', 'reportOverdue'] })).toEqual([]);
  });

  it.each([
    ['step', { state: 'checked' }],
    ['paid', { hash: 'b'.repeat(64) }],
    ['obstacles', { obstacles: ['grantSuspended'] }],
  ])('is named: %s', (news, change) => {
    expect(since(change)).toEqual([news]);
  });

  it('is everything for a payment that was never seen', () => {
    expect(newsSince(undefined, glanceText(seen))).toEqual(['new']);
  });
});
