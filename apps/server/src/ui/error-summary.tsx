import { fieldId, type FieldError } from './field-error.js';
import type { View } from './view.js';

export interface ErrorSummaryProps {
  readonly view: View;
  readonly errors: readonly FieldError[];
  readonly notKept?: NotKept | undefined;
}

/** What a page never gives back. */
export type NotKept = 'password' | 'file';

const KEPT = { password: 'ui.errors.passwordNotKept', file: 'ui.errors.fileNotKept' } as const;

/** All faults of a form, first on the page, each a link to its field. Says nothing while there are none. */
export function ErrorSummary({ view, errors, notKept }: ErrorSummaryProps) {
  if (errors.length === 0) return null;
  return (
    <section class="error-summary" role="alert" tabindex={-1} aria-labelledby="error-summary-title" data-focus-first>
      <h2 id="error-summary-title">{view.t('ui.errors.title', { count: errors.length })}</h2>
      <p>{view.t(notKept ? KEPT[notKept] : 'ui.errors.kept')}</p>
      <ul>
        {errors.map((error) => (
          <li key={error.name}>
            <a href={`#${fieldId(error.name)}`}>{error.message}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
