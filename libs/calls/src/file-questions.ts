import type { Answers } from './answers.js';
import { askedIn } from './conditions.js';
import type { Form, Question } from './file/form-file.js';
import type { RequiredDocument } from './file/rules-file.js';

export type FileQuestion = Extract<Question, { type: 'file' }>;

/** The document that a question of the form asks for: its kind is the question's id. */
export function documentOf({ id, label, help, required, formats, maxMegabytes, maxFiles }: FileQuestion) {
  return { kind: id, title: label, ...(help ? { help } : {}), required, formats, maxMegabytes, maxFiles };
}

export function fileQuestionsOf(form: Pick<Form, 'pages'>): readonly FileQuestion[] {
  return form.pages.flatMap((page) => page.questions).filter((question) => question.type === 'file');
}

/** The documents of a part: those of its list, then those that questions ask for as the answers stand. */
export function askedDocuments(
  list: readonly RequiredDocument[],
  form: Form,
  answers: Answers,
): readonly RequiredDocument[] {
  const asked = askedIn(form, answers);
  return [
    ...list,
    ...fileQuestionsOf(form)
      .filter(({ id }) => asked.has(id))
      .map(documentOf),
  ];
}

/** The answers with the names of the files that answer a question: what is handed in is never typed. */
export function withFiles(
  form: Form,
  answers: Answers,
  files: readonly { readonly kind: string; readonly name: string }[],
): Answers {
  const given = fileQuestionsOf(form).map(({ id }) => {
    return [id, files.filter(({ kind }) => kind === id).map(({ name }) => name)] as const;
  });
  return { ...answers, ...Object.fromEntries(given) };
}
