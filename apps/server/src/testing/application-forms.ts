import { askedIn, type Call, choicesOf, columnsOf, type Page, rowsOf, textOf, isOfRows } from '#libs/calls';
import { completeAnswers } from '#testing/applications';
import { cellOf, fieldOf } from '../applications/answer-fields.js';

type Fields = Record<string, string | readonly string[]>;

/** The fields of a form page, filled in as somebody would who answers every question that is asked then. */
export function filledPage(call: Call, page: Page, lot = 'L1'): Fields {
  const answers = completeAnswers(call, page, lot);
  // They are on the page: then it is asked, whatever led to it.
  const { when: _led, ...shown } = page;
  const asked = askedIn({ pages: [shown] }, answers);
  const questions = page.questions.filter(({ id }) => asked.has(id));
  return Object.fromEntries(
    questions.flatMap((question): [string, string | readonly string[]][] => {
      const answer = answers[question.id];
      if (isOfRows(question)) {
        return rowsOf(answer).flatMap((row, i) =>
          columnsOf(question).map(({ id }): [string, string] => [cellOf(question, i, id), row[id] ?? '']),
        );
      }
      if (question.type === 'file') return [];
      if (question.type === 'date') {
        const [year = '', month = '', day = ''] = textOf(answer).split('-');
        const parts = Object.entries({ day, month, year });
        return parts.map(([part, value]): [string, string] => [`${fieldOf(question)}.${part}`, value]);
      }
      const isSeveral = question.type === 'multi' || (question.type === 'province' && question.several);
      return [[fieldOf(question), isSeveral ? choicesOf(answer) : textOf(answer)]];
    }),
  );
}
