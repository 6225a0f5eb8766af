import { z } from 'zod';
import { InputInvalid } from '../http/refusals.js';
import { cursorOf, keyIn, pageOf, placeInTime } from './cursor.js';

const key = z.object({ name: z.string(), id: z.string() });
const rows = [1, 2, 3].map((n) => ({ name: `n${n}`, id: String(n) }));

describe('a page of a list', () => {
  it('has a next one when there is a row more than asked for', () => {
    const page = pageOf(rows, 2, (last) => last);

    expect(page.items).toEqual(rows.slice(0, 2));
    expect(keyIn(page.next ?? undefined, key)).toEqual(rows[1]);
  });
  it('is the last one when there is none', () => {
    expect(pageOf(rows, 3, (last) => last).next).toBeNull();
  });
  it('may be empty', () => {
    expect(pageOf([], 3, () => ({}))).toEqual({ items: [], next: null });
  });
});

describe('an instant in a cursor', () => {
  it.each(['2026-11-26 06:46:35.842+00', '2026-11-26T06:46:35.842Z'])(
    'is the same however it was written: %s',
    (text) => {
      expect(placeInTime.parse(text)).toBe('2026-11-26T06:46:35.842Z');
    },
  );
  it('may be the end of time', () => {
    expect(placeInTime.parse('infinity')).toBe('infinity');
  });
  it.each(['', 'x', '2026-99-01', '+275760-01-01', 'now'])('is refused where it is none: %j', (text) => {
    expect(placeInTime.safeParse(text).success).toBe(false);
  });
});

describe('a cursor', () => {
  it.each([undefined, ''])('that is not there begins at the beginning: %j', (cursor) => {
    expect(keyIn(cursor, key)).toBeNull();
  });
  it.each(['x', '%', cursorOf({ name: 'only' }), Buffer.from('null').toString('base64url')])(
    'that is none of ours is refused: %s',
    (cursor) => {
      expect(() => keyIn(cursor, key)).toThrow(InputInvalid);
    },
  );
});
