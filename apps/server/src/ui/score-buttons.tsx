import type { ComponentChildren } from 'preact';
import { fieldId } from './field-error.js';
import { KeysNote } from './keys-note.js';
import type { View } from './view.js';

const SCORES = [1, 2, 3, 4, 5] as const;

export interface ScoreButtonsProps {
  readonly view: View;
  readonly name: string;
  /** The criterion. */
  readonly label: string;
  readonly guidance?: ComponentChildren;
  readonly value?: number | undefined;
  readonly error?: string | undefined;
  /** A final score is read, not given. */
  readonly final?: boolean;
}

/** One criterion: five buttons with their words, always in the same place. */
export function ScoreButtons(props: ScoreButtonsProps) {
  const { view, name, label, guidance, value, error, final } = props;
  const id = fieldId(name);
  const tied = [guidance ? `${id}-help` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <fieldset class={error ? 'score field-failed' : 'score'} aria-describedby={tied || undefined} data-score>
      <legend class="label">{label}</legend>
      {guidance ? (
        <div class="help" id={`${id}-help`}>
          {guidance}
        </div>
      ) : null}
      {error ? (
        <p class="field-error" id={`${id}-error`}>
          <span class="visually-hidden">{view.t('ui.field.error')} </span>
          {error}
        </p>
      ) : null}
      {final ? <FinalScore view={view} value={value} /> : <Buttons {...props} />}
    </fieldset>
  );
}

function Buttons({ view, name, value }: ScoreButtonsProps) {
  return (
    <div class="score-row">
      {SCORES.map((score, index) => {
        const id = index === 0 ? fieldId(name) : `${fieldId(name)}-${score}`;
        return (
          <div class="score-choice" key={score}>
            <input type="radio" id={id} name={name} value={score} checked={value === score} />
            <label for={id}>
              <span class="score-figure nums">{score}</span>
              <span class="score-word">{view.t(`ui.score.${score}`)}</span>
            </label>
          </div>
        );
      })}
    </div>
  );
}

function FinalScore({ view, value }: Pick<ScoreButtonsProps, 'view' | 'value'>) {
  if (value === undefined) return <p class="muted">{view.t('ui.score.none')}</p>;
  return (
    <p class="score-final">
      <span class="score-figure nums">{value}</span> {view.t(`ui.score.${value}`)}
    </p>
  );
}

/** Puts the keys 1 to 5 to work inside it, with a switch to turn them off (WCAG 2.1.4). */
export function ScoreKeys({ view, children }: { readonly view: View; readonly children: ComponentChildren }) {
  return (
    <minha-score-keys>
      <KeysNote view={view} of="score" />
      {children}
    </minha-score-keys>
  );
}
