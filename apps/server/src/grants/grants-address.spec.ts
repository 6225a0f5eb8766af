import { askedIn, grantsAddress, placeIn, placeText } from './grants-address.js';

const place = { dueAt: '2027-01-31 12:00:00+00', id: '0193c0de-0000-7000-8000-0000000000a1' };

describe('the address of the list of grants', () => {
  it('says all that the list was asked for, and is read back', () => {
    const asked = { phase: 'running' as const, search: 'جمعية & Cie', after: place };

    const { searchParams } = new URL(grantsAddress(asked), 'http://localhost');

    expect(askedIn(Object.fromEntries(searchParams))).toEqual(asked);
  });

  it('is the plain one when nothing is asked', () => {
    expect(grantsAddress({})).toBe('/grants');
  });

  it.each([{ phase: 'toString' }, { phase: ['running'] }, { search: '  ' }, { after: 'x~y' }, null])(
    'takes %j as if nothing had been said',
    (query) => {
      expect(askedIn(query)).toEqual({ phase: undefined, search: undefined, after: undefined });
    },
  );
});

describe('a place in a list', () => {
  it.each(['infinity', '2027-01-31 12:00:00+00', '2027-01-31 12:00:00.123456+01', '2027-01-31T12:00:00.000Z'])(
    'may be %s',
    (dueAt) => {
      expect(placeIn(placeText({ ...place, dueAt }))).toEqual({ ...place, dueAt });
    },
  );

  it.each(["' or 1=1--~x", 'infinity~x', ''])('is never %j', (text) => {
    expect(placeIn(text)).toBeUndefined();
  });
});
