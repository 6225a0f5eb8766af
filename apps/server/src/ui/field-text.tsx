import { graphemeCount } from '#libs/kernel';
import { currencySign } from '#libs/platform';
import { fieldId } from './field-error.js';
import { described, Frame, type FieldBasics } from './field-frame.js';
import { KeptText } from './kept-text.js';

/** How wide the answer is expected to be; the field shows it. */
export type Width = 'short' | 'medium' | 'full';

export interface TextFieldProps extends FieldBasics {
  readonly kind: 'text' | 'email' | 'tel' | 'password' | 'number' | 'code';
  /** What was typed, also when it was wrong. */
  readonly value?: string;
  readonly width?: Width;
  readonly autocomplete?: string;
  /** A grapheme count that is shown, never enforced by the browser. */
  readonly limit?: number;
  /** What is counted: it stands behind the field, as the currency behind an amount. */
  readonly unit?: string;
  /** The language that the answer is written in, where it is not the page's. */
  readonly answerLang?: string;
}

/** What is known about the content decides keyboard and direction. */
const INPUT = {
  text: { type: 'text', dir: 'auto' },
  email: { type: 'email', dir: 'ltr', inputmode: 'email', spellcheck: false },
  tel: { type: 'tel', dir: 'ltr', inputmode: 'tel' },
  password: { type: 'password', dir: 'ltr', autocapitalize: 'off', spellcheck: false },
  number: { type: 'text', dir: 'ltr', inputmode: 'numeric' },
  code: { type: 'text', dir: 'ltr', spellcheck: false, autocapitalize: 'off' },
} as const;

export function TextField(props: TextFieldProps) {
  const { kind, name, value = '', width = kind === 'number' ? 'short' : 'medium', limit, unit } = props;
  const unitId = `${fieldId(name)}-unit`;
  const input = (
    <input
      {...described(props, [...countIds(props), ...(unit ? [unitId] : [])])}
      {...INPUT[kind]}
      class={`input input-${width}`}
      value={value}
      autocomplete={props.autocomplete ?? 'off'}
      lang={props.answerLang}
    />
  );
  return (
    <Frame {...props}>
      {unit ? (
        <span class="input-with-unit">
          {input}
          <span class="unit" id={unitId}>
            {unit}
          </span>
        </span>
      ) : (
        input
      )}
      {kind === 'password' ? <Reveal {...props} /> : null}
      {limit ? <Count {...props} value={value} limit={limit} /> : null}
    </Frame>
  );
}

export interface TextAreaProps extends FieldBasics {
  readonly kind: 'textarea';
  readonly value?: string;
  readonly rows?: number;
  readonly limit?: number;
  readonly answerLang?: string;
  /** Its page keeps a draft and looks after what cannot be saved. */
  readonly inDraft?: boolean;
}

export function TextArea(props: TextAreaProps) {
  const { view, value = '', rows = 6, limit, answerLang, inDraft } = props;
  return (
    <Frame {...props}>
      <textarea
        {...described(props, countIds(props))}
        class="input input-full"
        rows={rows}
        dir="auto"
        lang={answerLang}
      >
        {value}
      </textarea>
      {limit ? <Count {...props} value={value} limit={limit} /> : null}
      {inDraft ? null : <KeptText view={view} />}
    </Frame>
  );
}

export interface MoneyFieldProps extends FieldBasics {
  readonly kind: 'money';
  readonly value?: string;
  readonly currency: string;
}

/** An amount as people type it, spaces and commas included; the server reads it. */
export function MoneyField(props: MoneyFieldProps) {
  return (
    <Frame {...props}>
      <span class="input-with-unit">
        <input
          {...described(props)}
          type="text"
          dir="ltr"
          inputmode="decimal"
          autocomplete="off"
          class="input input-short nums"
          value={props.value ?? ''}
        />
        <span class="unit" aria-hidden="true">
          {currencySign(props.view.lang, props.currency)}
        </span>
      </span>
    </Frame>
  );
}

function countIds({ name, limit }: { readonly name: string; readonly limit?: number }): readonly string[] {
  return limit ? [`${fieldId(name)}-count`] : [];
}

type CountProps = FieldBasics & { readonly value: string; readonly limit: number };

/** The limit in words; with JavaScript the same words count along. Nothing is ever cut. */
function Count({ view, name, value, limit }: CountProps) {
  const left = limit - graphemeCount(value);
  return (
    <minha-count
      class={left < 0 ? 'count-line count-over' : 'count-line'}
      for={fieldId(name)}
      limit={limit}
      left={view.t('ui.count.left', { n: '{n}' })}
      over={view.t('ui.count.over', { n: '{n}' })}
      locale={view.lang}
    >
      <span class="count-words nums" id={`${fieldId(name)}-count`}>
        {view.t(left < 0 ? 'ui.count.over' : 'ui.count.left', { n: view.format.number(Math.abs(left)) })}
      </span>
    </minha-count>
  );
}

/** Only a browser can show a password, so the button appears only with one. */
function Reveal({ view, name }: FieldBasics) {
  return (
    <minha-reveal for={fieldId(name)}>
      <button type="button" class="link-button" hidden aria-pressed="false">
        {view.t('ui.field.showPassword')}
      </button>
    </minha-reveal>
  );
}
