import { aView } from '../ui/testing/a-view.js';
import { commentField, faultsAtFields, scoreField, sheetIn, versionIn } from './grid-fields.js';

describe('a grid in a posted form', () => {
  it('is read as it was filled in', () => {
    const body = {
      'score:1.1': '4',
      'score:2.1': '5',
      'comment:1': ' Clear. ',
      'comment:2.1': 'Rare.',
      version: '3',
      _csrf: 'x',
    };

    expect(sheetIn(body)).toEqual({ scores: { '1.1': 4, '2.1': 5 }, comments: { '1': ' Clear. ', '2.1': 'Rare.' } });
    expect(versionIn(body)).toBe(3);
  });

  it.each(['', 'four', '4.5', '-1', '999'])('takes "%s" for no score', (text) => {
    expect(sheetIn({ 'score:1.1': text }).scores).toEqual({});
  });

  it('leaves empty comments out', () => {
    expect(sheetIn({ 'comment:1': ' \n ', 'comment:2': '' }).comments).toEqual({});
  });

  it.each([undefined, null, 'text', {}, { version: 'x' }])('is empty, without a version, in %p', (body) => {
    expect(sheetIn(body)).toEqual({ scores: {}, comments: {} });
    expect(versionIn(body)).toBeUndefined();
  });
});

describe('what is missing in a grid', () => {
  it.each(['fr', 'ar', 'en'] as const)('is said at its field in %s', (lang) => {
    const errors = faultsAtFields(aView({ lang }), [
      { code: 'scoreMissing', at: '1.1' },
      { code: 'reasonMissing', at: '1.2' },
      { code: 'commentMissing', at: '1' },
      { code: 'textTooShort', at: '2', length: 3, limit: 20 },
      { code: 'textTooLong', at: '2', length: 3001, limit: 3000 },
    ]);

    expect(errors.map(({ name }) => name)).toEqual([
      scoreField('1.1'),
      commentField('1.2'),
      commentField('1'),
      commentField('2'),
      commentField('2'),
    ]);
    expect(errors.every(({ message }) => message.length > 10)).toBe(true);
  });
});
