import type { Lang } from '#libs/platform';
import type { ComponentChildren } from 'preact';
import { fieldId } from './field-error.js';
import { described, Frame, GroupFrame, type FieldBasics } from './field-frame.js';

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly help?: ComponentChildren;
  /** The language of the label where it is not the page's. */
  readonly lang?: Lang;
  /** The label is a sentence of ours, with names inside that are isolated already: it reads as the page does. */
  readonly isSentence?: true;
}

export interface SelectProps extends FieldBasics {
  readonly kind: 'select';
  readonly options: readonly Option[];
  readonly value?: string | undefined;
  /** What stands there while nothing is chosen. */
  readonly none?: string;
}

export function SelectField(props: SelectProps) {
  const { view, options, value = '', none = view.t('ui.field.choose') } = props;
  return (
    <Frame {...props}>
      <select {...described(props)} class="input input-medium">
        <option value="" selected={value === ''}>
          {none}
        </option>
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}

export interface RadiosProps extends FieldBasics {
  readonly kind: 'radios';
  readonly options: readonly Option[];
  readonly value?: string | undefined;
}

export function Radios(props: RadiosProps) {
  return (
    <GroupFrame {...props}>
      <Choices {...props} type="radio" chosen={props.value === undefined ? [] : [props.value]} />
    </GroupFrame>
  );
}

export interface CheckboxesProps extends FieldBasics {
  readonly kind: 'checkboxes';
  readonly options: readonly Option[];
  readonly values?: readonly string[];
}

export function Checkboxes(props: CheckboxesProps) {
  return (
    <GroupFrame {...props}>
      <Choices {...props} type="checkbox" chosen={props.values ?? []} />
    </GroupFrame>
  );
}

type ChoicesProps = FieldBasics & {
  readonly type: 'radio' | 'checkbox';
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
};

/** The first choice carries the field's id, so that the summary's link leads to something that can be used. */
function Choices({ name, type, options, chosen, error }: ChoicesProps) {
  return (
    <div class="choices">
      {options.map((option, index) => {
        const id = index === 0 ? fieldId(name) : `${fieldId(name)}-${index}`;
        return (
          <div class="choice" key={option.value}>
            <input
              type={type}
              id={id}
              name={name}
              value={option.value}
              checked={chosen.includes(option.value)}
              aria-describedby={option.help ? `${id}-hint` : undefined}
              aria-invalid={error && type === 'checkbox' ? 'true' : undefined}
            />
            <label for={id} {...(option.lang ? { lang: option.lang } : {})}>
              {option.isSentence ? option.label : <bdi>{option.label}</bdi>}
            </label>
            {option.help ? (
              <div class="help" id={`${id}-hint`}>
                {option.help}
              </div>
            ) : null}
          </div>
        );
      })}
    </div>
  );
}

export interface CheckboxProps extends FieldBasics {
  readonly kind: 'checkbox';
  readonly checked?: boolean;
}

/** One statement to agree to; posts `yes`. */
export function Checkbox(props: CheckboxProps) {
  const { name, label, checked, error, help } = props;
  const tied = described(props);
  return (
    <div class={error ? 'field field-failed' : 'field'}>
      {error ? (
        <p class="field-error" id={`${fieldId(name)}-error`}>
          <span class="visually-hidden">{props.view.t('ui.field.error')} </span>
          {error}
        </p>
      ) : null}
      <div class="choice">
        <input {...tied} type="checkbox" value="yes" checked={checked === true} />
        <label for={tied.id}>{label}</label>
        {help ? (
          <div class="help" id={`${tied.id}-help`}>
            {help}
          </div>
        ) : null}
      </div>
    </div>
  );
}
