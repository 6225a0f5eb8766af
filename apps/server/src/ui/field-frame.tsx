import type { ComponentChildren } from 'preact';
import { fieldId } from './field-error.js';
import type { View } from './view.js';

/** What every field has. */
export interface FieldBasics {
  readonly view: View;
  readonly name: string;
  readonly label: string;
  /** Stands before the field: what is meant, why it is asked, who sees it. */
  readonly help?: ComponentChildren;
  readonly error?: string | undefined;
  /** Fields are required unless they say otherwise. */
  readonly optional?: boolean;
  /** The label is there for those who listen, and is seen elsewhere (a cell of a table). */
  readonly labelHidden?: boolean;
  /** The reader has just asked for it: the page begins here. */
  readonly autofocus?: boolean;
}

/** Attributes that tie a control to its help and its error. */
export interface Described {
  readonly id: string;
  readonly name: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: 'true';
  readonly autofocus?: true;
}

export function described({ name, help, error, autofocus }: FieldBasics, more: readonly string[] = []): Described {
  const id = fieldId(name);
  const by = [help ? `${id}-help` : null, error ? `${id}-error` : null, ...more].filter((part) => part !== null);
  return {
    id,
    name,
    ...(by.length > 0 ? { 'aria-describedby': by.join(' ') } : {}),
    ...(error ? { 'aria-invalid': 'true' as const } : {}),
    ...(autofocus ? { autofocus: true as const } : {}),
  };
}

export type FrameProps = FieldBasics & { readonly children: ComponentChildren };

/** One control: label above, help before it, error between help and control. */
export function Frame(props: FrameProps) {
  return (
    <div class={frameClass(props)}>
      <label class={labelClass(props)} for={fieldId(props.name)}>
        <LabelWords {...props} />
      </label>
      <HelpAndError {...props} />
      {props.children}
    </div>
  );
}

/** Several controls that answer one question. */
export function GroupFrame(props: FrameProps) {
  const { id: _id, name: _name, ...tied } = described(props);
  return (
    <fieldset class={frameClass(props)} {...tied} aria-invalid={undefined}>
      <legend class={labelClass(props)}>
        <LabelWords {...props} />
      </legend>
      <HelpAndError {...props} />
      {props.children}
    </fieldset>
  );
}

function LabelWords({ view, label, optional }: FieldBasics) {
  return (
    <>
      {label}
      {optional ? <span class="optional"> {view.t('ui.field.optional')}</span> : null}
    </>
  );
}

function HelpAndError({ view, name, help, error }: FieldBasics) {
  const id = fieldId(name);
  return (
    <>
      {help ? (
        <div class="help" id={`${id}-help`}>
          {help}
        </div>
      ) : null}
      {error ? (
        <p class="field-error" id={`${id}-error`}>
          <span class="visually-hidden">{view.t('ui.field.error')} </span>
          {error}
        </p>
      ) : null}
    </>
  );
}

function frameClass({ error }: FieldBasics): string {
  return error ? 'field field-failed' : 'field';
}

function labelClass({ labelHidden }: FieldBasics): string {
  return labelHidden ? 'visually-hidden' : 'label';
}
