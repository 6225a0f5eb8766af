import { addressOf, askedIn } from './worklist-address.js';

const id = '019a0000-0000-7000-8000-000000000001';

describe('the address of the work list', () => {
  it.each([
    { group: 'waiting' as const },
    { group: 'scoring' as const, call: 'KAF-2026-01', lot: 'L1', search: 'مبادرة & co' },
    { group: 'ended' as const, after: { dueAt: '2026-02-19 12:00:00.123+00', id } },
    { group: 'ended' as const, after: { dueAt: 'infinity', id } },
    { group: 'waiting' as const, kind: 'enquiry' as const, late: 'yes' as const },
    { group: 'waiting' as const, from: { dueAt: '2026-02-19 12:00:00+00', key: `readersMissing ${id} conceptNote` } },
  ])('says everything that is asked: %j', (asked) => {
    const [, query = ''] = addressOf(asked).split('?');

    expect(askedIn(Object.fromEntries(new URLSearchParams(query)))).toEqual({
      call: undefined,
      lot: undefined,
      search: undefined,
      kind: undefined,
      late: undefined,
      after: undefined,
      from: undefined,
      ...asked,
    });
  });

  it.each([
    { group: 'constructor' },
    { group: ['scoring'] },
    { after: `'; drop table~${id}` },
    { from: `infinity~x'; ${id}` },
    null,
  ])('is read as the whole list where it says nothing sensible: %j', (query) => {
    expect(askedIn(query)).toMatchObject({ group: 'waiting', after: undefined, from: undefined });
  });
});
