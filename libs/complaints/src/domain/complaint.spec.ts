import {
  ComplaintTooLate,
  LONGEST_REASONS,
  mustBeInTime,
  ReasonsMissing,
  ReasonsTooLong,
  reasonsText,
} from './complaint.js';

const until = new Date('2026-05-01T12:00:00Z');

describe('a complaint', () => {
  it('is in time until the last millisecond, and not after', () => {
    expect(() => mustBeInTime(new Date(until.getTime() - 1), until)).not.toThrow();
    expect(() => mustBeInTime(until, until)).toThrow(ComplaintTooLate);
  });

  it('says why, in at most so many letters as a reader counts', () => {
    expect(reasonsText('  Le total\r\nest faux.\n')).toBe('Le total\nest faux.');
    expect(reasonsText('هُ'.repeat(LONGEST_REASONS))).toHaveLength(2 * LONGEST_REASONS);
    expect(() => reasonsText(' \n')).toThrow(ReasonsMissing);
    expect(() => reasonsText('x'.repeat(LONGEST_REASONS + 2))).toThrow(
      expect.objectContaining({ constructor: ReasonsTooLong, details: { over: 2 } }),
    );
  });
});
