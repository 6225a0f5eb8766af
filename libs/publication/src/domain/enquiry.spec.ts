import {
  AnswerLanguageMissing,
  answersTo,
  type Enquiry,
  EnquirySettled,
  EnquiryTextRequired,
  takesEnquiries,
} from './enquiry.js';

const at = (hour: string) => new Date(`2026-01-29T${hour}:00Z`);
const time = { publishedAt: at('08:00'), cancelledAt: null, until: at('15:00') };

const enquiry: Enquiry = {
  id: 'e1',
  callId: 'c1',
  language: 'ar',
  question: 'هل تُقبل التعاونيات؟',
  askedAt: at('09:00'),
  askedBy: 'p1',
  settledAt: null,
};
const text = { question: ' هل تُقبل التعاونيات؟ ', answer: ' نعم. ' };

describe('questions about a call', () => {
  it.each([
    ['before it is published', time, new Date('2026-01-29T07:59:59.999Z'), false],
    ['from its publication on', time, at('08:00'), true],
    ['a millisecond before the end', time, new Date('2026-01-29T14:59:59.999Z'), true],
    ['at the end', time, at('15:00'), false],
    ['of a call that was cancelled', { ...time, cancelledAt: at('09:00') }, at('10:00'), false],
    ['of a draft', { ...time, publishedAt: null }, at('10:00'), false],
    ['of a call without such a date', { ...time, until: null }, at('10:00'), false],
  ])('%s', (_when, given, moment, taken) => {
    expect(takesEnquiries(given, moment)).toBe(taken);
  });
});

describe('the answer to a question', () => {
  it('is kept in the languages given, trimmed', () => {
    expect(answersTo(enquiry, { ar: text, fr: { question: 'Q', answer: 'R' } })).toEqual({
      fr: { question: 'Q', answer: 'R' },
      ar: { question: 'هل تُقبل التعاونيات؟', answer: 'نعم.' },
    });
  });

  it('has to be in the language of the question', () => {
    expect(() => answersTo(enquiry, { fr: text })).toThrow(AnswerLanguageMissing);
  });

  it.each(['', '  ', 'x'.repeat(4001)])('needs a text that can be read', (answer) => {
    expect(() => answersTo(enquiry, { ar: { ...text, answer } })).toThrow(EnquiryTextRequired);
  });

  it('is given once', () => {
    expect(() => answersTo({ ...enquiry, settledAt: at('12:00') }, { ar: text })).toThrow(EnquirySettled);
  });
});
