import type { Answers } from './answers.js';
import { askedIn, askedPages, isPageAsked } from './conditions.js';
import { form, type Form, type When } from './file/form-file.js';
import { checkAnswers, type FormTerms } from './form.js';

const text = { fr: 'x', ar: 'x', en: 'x' };
const options = ['music', 'theatre', 'books'].map((value) => ({ value, label: text }));
const terms: FormTerms = {
  lot: { provinces: [], minGrantMinor: 0, maxGrantMinor: 1 },
  duration: { minMonths: 1, maxMonths: 12 },
  currency: 'MAD',
};

/** A form whose last question hangs on the others; it has a page of its own. */
function aForm(when: When): Form {
  const basics = { label: text, required: false };
  return form.parse({
    pages: [
      {
        id: 'first',
        title: text,
        questions: [
          { ...basics, id: 'art', type: 'choice', options },
          { ...basics, id: 'paid', type: 'yesNo' },
          { ...basics, id: 'seats', type: 'number', max: 100_000 },
          { ...basics, id: 'cost', type: 'money' },
          { ...basics, id: 'price', type: 'text', maxGraphemes: 5, when: { question: 'paid', is: ['yes'] } },
        ],
      },
      { id: 'last', title: text, when, questions: [{ id: 'more', type: 'text', maxGraphemes: 5, label: text }] },
    ],
  });
}

const isLastAsked = (when: When, answers: Answers) => askedIn(aForm(when), answers).has('more');

describe('a condition', () => {
  it.each<[When, Answers, boolean]>([
    [{ question: 'art', is: ['music', 'books'] }, { art: 'books' }, true],
    [{ question: 'art', is: ['music'] }, { art: 'books' }, false],
    [{ question: 'art', isNot: ['music'] }, { art: 'books' }, true],
    [{ question: 'art', isNot: ['music'] }, { art: 'music' }, false],
    [{ question: 'art', isNot: ['music'] }, {}, false],
    [{ question: 'art', answered: true }, { art: 'music' }, true],
    [{ question: 'art', answered: false }, {}, true],
    [{ question: 'art', answered: false }, { art: 'music' }, false],
    [{ question: 'seats', atLeast: 100 }, { seats: '١٠٠' }, true],
    [{ question: 'seats', atLeast: 100 }, { seats: '99' }, false],
    [{ question: 'seats', atLeast: 100 }, { seats: 'many' }, false],
    // 1.234 may be read in two ways: it is neither large nor small.
    [{ question: 'seats', atMost: 100 }, { seats: '1.234' }, false],
    [{ question: 'seats', atLeast: 10, atMost: 20 }, { seats: '15' }, true],
    [{ question: 'cost', atLeast: 30_000 }, { cost: '30 000,00' }, true],
    [{ question: 'cost', atLeast: 30_000 }, { cost: '29 999,99' }, false],
    [
      {
        all: [
          { question: 'art', is: ['music'] },
          { question: 'paid', is: ['no'] },
        ],
      },
      { art: 'music', paid: 'no' },
      true,
    ],
    [
      {
        all: [
          { question: 'art', is: ['music'] },
          { question: 'paid', is: ['no'] },
        ],
      },
      { art: 'music' },
      false,
    ],
    [
      {
        any: [
          { question: 'art', is: ['music'] },
          { question: 'paid', is: ['no'] },
        ],
      },
      { paid: 'no' },
      true,
    ],
    // What hangs on a question that is not asked itself is not asked, whatever was typed there before.
    [{ question: 'price', answered: true }, { paid: 'yes', price: '20' }, true],
    [{ question: 'price', answered: true }, { paid: 'no', price: '20' }, false],
  ])('%j with %j: %s', (when, answers, expected) => {
    expect(isLastAsked(when, answers)).toBe(expected);
  });

  it('takes its whole page away, and demands nothing of it', () => {
    const conditional = aForm({ question: 'paid', is: ['yes'] });
    const lacking = (answers: Answers) => checkAnswers(conditional, answers, terms).map(({ question }) => question);

    expect(askedPages(conditional, { paid: 'no' }).map(({ id }) => id)).toEqual(['first']);
    expect(isPageAsked(conditional, { id: 'last' }, { paid: 'yes' })).toBe(true);
    expect(lacking({ paid: 'yes' })).toEqual(['more']);
    expect(lacking({ paid: 'no', more: 'much too long', price: 'much too long' })).toEqual([]);
  });
});
