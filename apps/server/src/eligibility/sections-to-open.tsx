import type { Stage } from '#libs/applications';
import { type Call, sectionsOf } from '#libs/calls';
import { partName } from '../applications/part-names.js';
import { typedText, type Typed } from '../http/read-form.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import type { View } from '../ui/view.js';

export interface SectionsToOpenProps {
  readonly view: View;
  readonly call: Call;
  readonly stage: Stage;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** Which sections the applicant may correct: those beside which the officer writes why. */
export function SectionsToOpen({ view, call, stage, typed, errors }: SectionsToOpenProps) {
  const isBegun = Object.keys(typed).some((name) => name.startsWith('opened.') && typedText(typed, name) !== '');
  return (
    <details open={isBegun || errors.length > 0}>
      <summary>{view.t('correction.open')}</summary>
      <p class="help">{view.t('correction.openHelp')}</p>
      {sectionsOf(call, stage).map(({ stage: of, part }) => {
        const name = `opened.${of}.${part}`;
        return (
          <Field
            key={name}
            kind="textarea"
            view={view}
            name={name}
            label={view.t('correction.why', { section: partName(view, call, part) })}
            value={typedText(typed, name)}
            rows={2}
            limit={1000}
            error={errorOf(errors, name)}
            optional
          />
        );
      })}
    </details>
  );
}
