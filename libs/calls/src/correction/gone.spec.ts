import type { CallFile } from '../file/call-file.js';
import { fileQuestionGoneAt, goneChoices } from './gone.js';

const said = (text: string) => ({ fr: text, ar: text, en: text });
const option = (value: string, label = value) => ({ value, label: said(label) });

const document = (day: number, ...questions: readonly object[]) => {
  const forms = { conceptNote: { pages: [{ id: 'p', title: said('p'), questions }] } };
  // Only what is looked at: a call's file has more.
  return { at: new Date(Date.UTC(2026, 2, day)), file: { forms: forms as unknown as CallFile['forms'] } };
};
const choice = (...options: readonly object[]) => ({ id: 'q', type: 'multi', options });
const place = { stage: 'conceptNote', question: { id: 'q' } } as const;
const days = (gone: readonly { readonly at: Date }[]) => gone.map(({ at }) => at.getUTCDate());

describe('a choice that a correction took away', () => {
  const documents = [
    document(1, choice(option('a', 'first words'), option('b'))),
    document(2, choice(option('a', 'last words'), option('b'))),
    document(3, choice(option('b'))),
    document(4, choice(option('b'), option('c'))),
  ];

  it('is named as it was called last, with the day on which it went', () => {
    expect(goneChoices(documents, place, ['a', 'b'])).toMatchObject([{ option: { label: { en: 'last words' } } }]);
    expect(days(goneChoices(documents, place, 'a'))).toEqual([3]);
  });

  it('is none where it is offered, came back, or never was offered', () => {
    const back = [...documents, document(5, choice(option('a')))];

    expect(goneChoices(documents, place, ['b', 'c', 'x'])).toEqual([]);
    expect(goneChoices(back, place, 'a')).toEqual([]);
    expect(goneChoices(documents, { ...place, stage: 'fullApplication' }, 'a')).toEqual([]);
    expect(goneChoices(documents, place, undefined)).toEqual([]);
  });
});

describe('a question for a file', () => {
  const documents = [document(1, { id: 'f', type: 'file' }, { id: 't', type: 'text' }), document(2)];

  it('is gone since the correction that took it away', () => {
    expect(fileQuestionGoneAt(documents, 'conceptNote', 'f')).toEqual(documents[1]?.at);
  });

  it('is not gone where it is asked, or never was one', () => {
    expect(fileQuestionGoneAt(documents.slice(0, 1), 'conceptNote', 'f')).toBeNull();
    expect(fileQuestionGoneAt(documents, 'conceptNote', 't')).toBeNull();
    expect(fileQuestionGoneAt(documents, 'fullApplication', 'f')).toBeNull();
  });
});
