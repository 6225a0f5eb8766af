import { type Answers, goneChoices, type Missing, type ShareFault } from '#libs/calls';
import { said } from '../calls/said.js';
import type { FieldError } from '../ui/field-error.js';
import type { View } from '../ui/view.js';
import { faultsAtFields } from './fault-words.js';
import type { OpenPage } from './form-files.js';

export interface CorrectedFault extends FieldError {
  /** The form is at fault, not the writer: it offered once what it does not offer any more. */
  readonly isGone: boolean;
}

/** What is wrong with answers, each at its field; what a correction of the form made wrong is said as that. */
export function correctedFaults(
  view: View,
  { documents, stage }: Pick<OpenPage, 'documents' | 'stage'>,
  answers: Answers,
  faults: readonly (Missing | ShareFault)[],
): readonly CorrectedFault[] {
  const words = faultsAtFields(view, faults);
  return faults.flatMap((fault, i): CorrectedFault[] => {
    const error = words[i];
    if (!error) return [];
    const gone =
      fault.code === 'notAnOption'
        ? goneChoices(documents, { stage, question: { id: fault.question } }, answers[fault.question])
        : [];
    const [{ option, at } = {}] = gone;
    if (!option || !at) return [{ ...error, isGone: false }];
    const params = { at: view.format.date(at, view.zone), choice: said(view, option.label) };
    return [{ ...error, message: view.t('formChanges.choiceGone', params), isGone: true }];
  });
}
