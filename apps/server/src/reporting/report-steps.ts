import type { ReportFileView } from '#libs/reporting';

/** The pages of a report in their order: its form, its figures, its documents, the check before it is handed in. */
export function stepsOf({ material, draft }: Pick<ReportFileView, 'material' | 'draft'>): readonly string[] {
  const root = `/reports/${material.report.id}`;
  return [
    ...draft.form.pages.map(({ id }) => `${root}/form/${id}`),
    `${root}/figures`,
    ...(draft.asked.length > 0 ? [`${root}/documents`] : []),
    `${root}/submit`,
  ];
}

/** The step that follows one of `stepsOf`. */
export function stepAfter(file: Pick<ReportFileView, 'material' | 'draft'>, step: string): string {
  const steps = stepsOf(file);
  return steps[steps.indexOf(step) + 1] ?? `/reports/${file.material.report.id}`;
}
