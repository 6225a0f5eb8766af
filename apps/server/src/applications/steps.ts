import { type ApplicationFileView, hasBudget, type Stage } from '#libs/applications';
import type { Call } from '#libs/calls';

/** The pages of a part in their order: its form, its budget, its documents, the check of all answers. */
export function stepsOf(call: Call, file: Pick<ApplicationFileView, 'id'>, stage: Stage): readonly string[] {
  const root = `/applications/${file.id}`;
  const form = call.form(stage);
  return [
    ...form.pages.map(({ id }) => `${root}/form/${stage}/${id}`),
    ...(hasBudget(form) ? [`${root}/budget/${stage}`] : []),
    ...(call.documents(stage).length > 0 ? [`${root}/documents/${stage}`] : []),
    `${root}/check`,
  ];
}

/** Where "save and continue" leads from a page of the form; from the last one to what follows the form. */
export function nextStep(call: Call, file: Pick<ApplicationFileView, 'id'>, stage: Stage, pageId: string): string {
  return stepAfter(call, file, stage, `/applications/${file.id}/form/${stage}/${pageId}`);
}

/** The step that follows one of `stepsOf`. */
export function stepAfter(call: Call, file: Pick<ApplicationFileView, 'id'>, stage: Stage, step: string): string {
  const steps = stepsOf(call, file, stage);
  return steps[steps.indexOf(step) + 1] ?? `/applications/${file.id}`;
}
