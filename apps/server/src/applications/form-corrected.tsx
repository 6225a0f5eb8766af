import type { FormChangesOfFile } from '#libs/applications';
import type { FormChange } from '#libs/calls';
import { ButtonLink } from '../ui/action-form.js';
import { DateTime } from '../ui/date-time.js';
import { Notice } from '../ui/notice.js';
import type { View } from '../ui/view.js';

export interface FormCorrectedProps {
  readonly view: View;
  /** Where the list of changes is. */
  readonly href: string;
  readonly changes: FormChangesOfFile | null;
}

/** On the list of tasks: the form was corrected, when, and where to read what that means. */
export function FormCorrected({ view, href, changes }: FormCorrectedProps) {
  if (!changes) return null;
  const [newest] = changes.corrections;
  const count = changes.unseen.reduce((sum, part) => sum + part.changes.length, 0);
  if (count === 0) {
    return (
      <p>
        <a href={href}>{view.t('formChanges.link', { kept: changes.kept.length })}</a>
      </p>
    );
  }
  return (
    <section>
      <Notice tone="attention" title={view.t('formChanges.title')}>
        <p>
          {newest
            ? view.pieces('formChanges.correctedOn', { at: <DateTime key="at" view={view} at={newest.at} /> })
            : null}{' '}
          {view.t('formChanges.nothingLost')}
        </p>
        <p class="actions">
          <ButtonLink href={href} weight="secondary">
            {view.t('formChanges.read', { count })}
          </ButtonLink>
        </p>
      </Notice>
    </section>
  );
}

/** Before a question that was corrected since the people of the file looked. */
export function CorrectedMark({
  view,
  changes,
  href,
}: {
  readonly view: View;
  readonly changes: readonly FormChange[];
  readonly href: string;
}) {
  if (changes.length === 0) return null;
  return (
    <p class="corrected-mark">
      <a href={href}>
        {view.t(`formChanges.mark.${changes.some(({ kind }) => kind === 'added') ? 'added' : 'corrected'}`)}
      </a>
    </p>
  );
}
