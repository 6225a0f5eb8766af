import {
  type ApplicationFileView,
  hasBudget,
  type Openness,
  openStages,
  type Stage,
  stageDraft,
} from '#libs/applications';
import { askedPages, type Call } from '#libs/calls';

type WrittenFile = Pick<ApplicationFileView, 'id' | 'lot' | 'pages' | 'documents'>;

/** The pages of a part that are asked, in their order: its form, its budget, its documents, the check of all answers. */
export function stepsOf(call: Call, file: WrittenFile, stage: Stage): readonly string[] {
  const root = `/applications/${file.id}`;
  const form = call.form(stage);
  return [
    ...askedPages(form, stageDraft(call, stage, file).answers).map(({ id }) => `${root}/form/${stage}/${id}`),
    ...(hasBudget(form) ? [`${root}/budget/${stage}`] : []),
    ...(call.documents(stage).length > 0 ? [`${root}/documents/${stage}`] : []),
    `${root}/check`,
  ];
}

/** Where "save and continue" leads from a page of the form; from the last one to what follows the form. */
export function nextStep(call: Call, file: WrittenFile & Openness, stage: Stage, pageId: string): string {
  return stepAfter(call, file, stage, `/applications/${file.id}/form/${stage}/${pageId}`);
}

/** The step that follows one of `stepsOf`; from a section that is only corrected, back to what was asked. */
export function stepAfter(call: Call, file: WrittenFile & Openness, stage: Stage, step: string): string {
  if (!openStages(file.states).includes(stage)) return `/applications/${file.id}/clarification`;
  const steps = stepsOf(call, file, stage);
  return steps[steps.indexOf(step) + 1] ?? `/applications/${file.id}`;
}
