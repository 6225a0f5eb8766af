import { LONGEST_TEXT } from '#libs/kernel';
import { z } from 'zod';
import { Field } from '../ui/field.js';
import type { View } from '../ui/view.js';

/** A reason, where nothing else is asked. */
export const reasonText = z
  .string()
  .trim()
  .min(1, 'evaluation.reason.missing')
  .max(LONGEST_TEXT, 'evaluation.reason.tooLong');
export const reasonForm = z.object({ reason: reasonText });

export interface ReasonFieldProps {
  readonly view: View;
  readonly help: string;
  readonly value: string;
  readonly error: string | undefined;
}

/** The reason of a decision: kept, and read again by whoever checks it later. */
export function ReasonField({ view, help, value, error }: ReasonFieldProps) {
  return (
    <Field
      kind="textarea"
      view={view}
      name="reason"
      label={view.t('evaluation.reason.label')}
      help={help}
      value={value}
      rows={4}
      limit={LONGEST_TEXT}
      error={error}
    />
  );
}
