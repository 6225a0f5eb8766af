import type { LetterPreview } from '#libs/notifications';
import { directionOf, type Lang } from '#libs/platform';
import { Fragment } from 'preact';
import type { View } from '../ui/view.js';

/** A link stands alone on its line. */
const LINK = /^https?:\S+$/;

export interface LetterTextProps {
  readonly view: View;
  readonly preview: LetterPreview;
  readonly lang: Lang;
}

/** A letter as it will be read, in one of its languages. */
export function LetterText({ view, preview, lang }: LetterTextProps) {
  const { subject, body } = preview.texts[lang];
  return (
    <>
      {preview.namesDeadline ? <p class="help no-print">{view.t('eligibility.letters.deadlineLater')}</p> : null}
      <article class="letter" lang={lang} dir={directionOf(lang)}>
        <h2>{subject}</h2>
        <div class="written">
          {body.split('\n').map((line, i) => (
            <Fragment key={`${i}`}>
              {i > 0 ? '\n' : null}
              {LINK.test(line) ? <bdi dir="ltr">{line}</bdi> : line}
            </Fragment>
          ))}
        </div>
      </article>
    </>
  );
}
