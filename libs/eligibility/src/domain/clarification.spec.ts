import {
  answered,
  ClarificationAlreadyAnswered,
  requiredText,
  TextRequired,
  type Clarification,
} from './clarification.js';

const noon = new Date('2026-03-02T12:00:00Z');
const question: Clarification = {
  id: 'q',
  grantId: 'g',
  question: 'Which province?',
  requestedAt: noon,
  requestedBy: 'officer',
  opened: [],
  answer: null,
  answeredAt: null,
  answeredBy: null,
};

describe('a clarification', () => {
  it('takes one answer', () => {
    const once = answered(question, { text: ' Jerada ', by: 'amina', at: noon });

    expect(once).toMatchObject({ answer: 'Jerada', answeredAt: noon, answeredBy: 'amina' });
    expect(() => answered(once, { text: 'Nador', by: 'amina', at: noon })).toThrow(ClarificationAlreadyAnswered);
  });

  it.each(['', '   ', 'x'.repeat(4001)])('refuses the text %j', (text) => {
    expect(() => requiredText(text)).toThrow(TextRequired);
  });
});
