import { LONGEST_TEXT } from '#libs/kernel';
import type { Reason } from '#libs/workflow';
import type { ComponentChildren } from 'preact';
import { z } from 'zod';
import { ConfirmPage } from '../ui/confirm-page.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import type { View } from '../ui/view.js';

/** A text that somebody has to be able to read later: why this was decided. */
export const reasonForm = textForm('grants.reason.missing');

/** The same where the missing text has a name of its own. */
export function textForm(missing: string) {
  return z.object({ reason: z.string(missing).trim().min(1, missing).max(LONGEST_TEXT, 'grants.reason.tooLong') });
}

export interface ReasonPageProps {
  readonly view: View;
  readonly title: string;
  readonly caption?: ComponentChildren;
  readonly action: string;
  readonly cancelHref: string;
  readonly label: string;
  readonly weight?: 'primary' | 'danger';
  /** What is asked for, and who will read it. */
  readonly reasonLabel: string;
  readonly reasonHelp: string;
  readonly typed: string;
  readonly errors: readonly FieldError[];
  readonly reasons: readonly Reason[];
  readonly formKey: string;
  /** What travels with the form besides. */
  readonly hidden?: Readonly<Record<string, string>>;
  /** What will happen, to whom, and whether it can be undone. */
  readonly children: ComponentChildren;
}

/** A step that is confirmed with its reason. */
export function ReasonPage(props: ReasonPageProps) {
  const { view, typed, errors, formKey, reasonLabel, reasonHelp, hidden = {}, children, ...page } = props;
  return (
    <ConfirmPage
      {...page}
      view={view}
      errors={errors}
      hidden={{ ...hidden, _key: formKey }}
      fields={
        <Field
          kind="textarea"
          view={view}
          name="reason"
          label={reasonLabel}
          help={reasonHelp}
          value={typed}
          rows={5}
          limit={LONGEST_TEXT}
          error={errorOf(errors, 'reason')}
        />
      }
    >
      {children}
    </ConfirmPage>
  );
}
