import type { ComponentChildren } from 'preact';
import { fieldId } from './field-error.js';
import type { NamedReason } from './reason-text.js';
import type { View } from './view.js';
import { WhyNot } from './why-not.js';

export type Weight = 'primary' | 'secondary' | 'danger' | 'quiet';

export interface ActionFormProps {
  readonly view: View;
  /** Address that the form posts to. */
  readonly action: string;
  /** What the button does, as a verb. */
  readonly label: string;
  readonly weight?: Weight;
  /** Values that travel with the form: idempotency key, version. */
  readonly hidden?: Readonly<Record<string, string>>;
  /** Why it cannot be done now. The button stays in its place, and says so. */
  readonly reasons?: readonly NamedReason[];
  readonly enctype?: 'multipart/form-data';
  readonly id?: string;
  /** Fields that belong to the action. */
  readonly children?: ComponentChildren;
}

/** One action: a form that posts, protected against forgery, with a single button. */
export function ActionForm(props: ActionFormProps) {
  const { view, action, label, weight = 'primary', reasons = [] } = props;
  if (reasons.length > 0) return <BlockedAction {...props} reasons={reasons} />;
  return (
    <form
      class="action-form"
      method="post"
      action={action}
      novalidate
      id={props.id}
      enctype={props.enctype}
      data-submit-once
    >
      <Csrf view={view} />
      <Hidden values={props.hidden} />
      {props.children}
      <p class="actions">
        <Button weight={weight}>{label}</Button>
      </p>
    </form>
  );
}

/** The token that every form which posts carries. */
export function Csrf({ view }: { readonly view: View }) {
  return <input type="hidden" name="_csrf" value={view.csrf} />;
}

export function Hidden({ values = {} }: { readonly values?: Readonly<Record<string, string>> | undefined }) {
  return (
    <>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

export interface ButtonProps {
  readonly weight?: Weight;
  readonly name?: string;
  readonly value?: string;
  readonly children: ComponentChildren;
}

export function Button({ weight = 'primary', name, value, children }: ButtonProps) {
  return (
    <button type="submit" class={`button button-${weight}`} name={name} value={value}>
      {children}
    </button>
  );
}

/** A link that looks like a button, for a step that changes nothing. */
export function ButtonLink({ href, weight = 'primary', children }: ButtonProps & { readonly href: string }) {
  return (
    <a class={`button button-${weight}`} href={href}>
      {children}
    </a>
  );
}

type BlockedProps = ActionFormProps & { readonly reasons: readonly NamedReason[] };

/** Can be focused, so that somebody who does not see the list is told the reasons too. */
function BlockedAction({ view, action, label, reasons }: BlockedProps) {
  const id = `${fieldId(action)}-why`;
  return (
    <div class="action-form">
      <button type="button" class="button button-blocked" aria-disabled="true" aria-describedby={id}>
        {label}
      </button>
      <WhyNot view={view} reasons={reasons} id={id} />
    </div>
  );
}
