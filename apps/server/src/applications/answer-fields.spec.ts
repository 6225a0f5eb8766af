import type { Page } from '#libs/calls';
import { answersIn, deedIn, versionIn, withoutRow } from './answer-fields.js';

const text = { fr: 'x', ar: 'x', en: 'x' };
const basics = { label: text, required: true, criteria: [] };
const page: Page = {
  id: 'relevance',
  title: text,
  questions: [
    { ...basics, id: 'title', type: 'text', maxGraphemes: 10 },
    { ...basics, id: 'groups', type: 'multi', options: [], min: 0 },
    { ...basics, id: 'start', type: 'date' },
    { ...basics, id: 'places', type: 'province', several: true },
    {
      ...basics,
      id: 'risks',
      type: 'table',
      columns: [
        { id: 'what', label: text, required: true, type: 'text', maxGraphemes: 10 },
        { id: 'answer', label: text, required: true, type: 'text', maxGraphemes: 10 },
      ],
      minRows: 1,
      maxRows: 3,
    },
  ],
};

describe('the answers in a posted form', () => {
  it('are read as they were typed', () => {
    const body = {
      _csrf: 'x',
      'q.title': ' Ate ',
      'q.groups': 'youth',
      'q.start.day': '9',
      'q.start.month': '2',
      'q.start.year': '26',
      'q.places': ['MA-TNG', 'MA-TET'],
      'q.risks.0.what': '',
      'q.risks.1.what': 'rain',
      'q.risks.1.answer': '',
      'q.other': 'not asked',
    };

    expect(answersIn(page, body)).toEqual({
      title: ' Ate ',
      groups: ['youth'],
      start: '9/2/26',
      places: ['MA-TNG', 'MA-TET'],
      risks: [{ what: 'rain', answer: '' }],
    });
  });

  it.each([null, 'text', { 'q.title': { nested: 'x' } }])('are empty in %j', (body) => {
    expect(answersIn(page, body)).toEqual({ title: '', groups: [], start: '', places: [], risks: [] });
  });

  it('lose one line of a table and no other', () => {
    const risks = [{ what: 'a' }, { what: 'b' }, { what: 'c' }];

    expect(withoutRow({ risks }, 'risks.1')).toEqual({ risks: [{ what: 'a' }, { what: 'c' }] });
    expect(withoutRow({ risks }, 'other.1')).toEqual({ risks });
  });
});

describe('a form', () => {
  it.each([
    [{ _do: 'removeRow:risks.1' }, { verb: 'removeRow', detail: 'risks.1' }],
    [{ _do: 'continue' }, { verb: 'continue', detail: '' }],
    [{}, { verb: '', detail: '' }],
  ])('says in %j what its button asks', (body, deed) => {
    expect(deedIn(body)).toEqual(deed);
  });

  it.each([
    [{ version: '12' }, 12],
    [{ version: '-1' }, 0],
    [{}, 0],
  ])('says in %j what version it was filled in from', (body, version) => {
    expect(versionIn(body)).toBe(version);
  });
});
