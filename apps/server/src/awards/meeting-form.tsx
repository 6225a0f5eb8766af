import type { NamedMember } from '#libs/awards';
import { LONGEST_TEXT } from '#libs/kernel';
import { z } from 'zod';
import { reasonText } from '../evaluation/reason-form.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Field } from '../ui/field.js';
import type { View } from '../ui/view.js';

/** Who was there and why it was decided so. */
export const meeting = z.object({
  present: z.preprocess(
    (sent) => (sent === undefined ? [] : [sent].flat()),
    // One message for the whole list: the field has no place for those of single members.
    z
      .array(z.string())
      .refine(
        (ids) => ids.length > 0 && ids.every((id) => z.uuid().safeParse(id).success),
        'awards.meeting.presentMissing',
      ),
  ),
  reason: reasonText,
});

export interface MeetingFieldsProps {
  readonly view: View;
  /** Members without a conflict in the lot. */
  readonly members: readonly NamedMember[];
  readonly present: readonly string[];
  readonly reason: string;
  readonly errors: readonly FieldError[];
}

/** The presence list and the reason, for the minutes. */
export function MeetingFields({ view, members, present, reason, errors }: MeetingFieldsProps) {
  return (
    <>
      <Field
        kind="checkboxes"
        view={view}
        name="present"
        label={view.t('awards.meeting.present')}
        help={view.t('awards.meeting.presentHelp')}
        values={present}
        error={errorOf(errors, 'present')}
        options={members.map(({ personId, name, capacity, unit }) => ({
          value: personId,
          label: view.t('awards.meeting.member', { name, capacity: view.t(`awards.committee.as.${capacity}`), unit }),
          isSentence: true,
        }))}
      />
      <Field
        kind="textarea"
        view={view}
        name="reason"
        label={view.t('awards.meeting.reason')}
        help={view.t('awards.meeting.reasonHelp')}
        value={reason}
        rows={4}
        limit={LONGEST_TEXT}
        error={errorOf(errors, 'reason')}
      />
    </>
  );
}
