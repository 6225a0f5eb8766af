import { type Call, type DateName, instantOf } from '#libs/calls';
import { LONGEST_TEXT } from '#libs/kernel';
import type { Reason } from '#libs/workflow';
import { ActionForm } from '../ui/action-form.js';
import { DateTime } from '../ui/date-time.js';
import { Field } from '../ui/field.js';
import type { DateParts } from '../ui/field-date.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { datesAfter } from './extension.form.js';
import { officePath, PublicationLayout, type PublicationLayoutProps } from './publication-layout.js';

/** An extension as it was typed, right or wrong. */
export interface TypedExtension {
  readonly on: DateParts;
  readonly hour: string;
  readonly following: readonly string[];
  readonly reason: string;
}

export interface ExtensionPageProps extends Pick<PublicationLayoutProps, 'view' | 'call' | 'state'> {
  readonly deadline: DateName;
  readonly typed: TypedExtension;
  readonly errors: readonly FieldError[];
  /** Why it cannot be extended now. */
  readonly reasons: readonly Reason[];
}

/** Extending one date of a call: the new day and hour, what moves with it, and why. Nothing happens yet. */
export function ExtensionPage({ view, call, state, deadline, typed, errors, reasons }: ExtensionPageProps) {
  const present = call.calendar.date(deadline);
  return (
    <PublicationLayout
      view={view}
      call={call}
      state={state}
      title={view.t('publication.extension.title', { date: view.t(`call.date.${deadline}`) })}
      current="step"
      from="dates"
      errors={errors}
    >
      {present ? (
        <p class="lead">
          {view.pieces('publication.extension.present', {
            at: <DateTime key="at" view={view} at={present} zone={call.zone} />,
          })}
        </p>
      ) : null}
      <p>{view.t('publication.extension.forAll')}</p>
      <ActionForm
        view={view}
        action={`${officePath(call.code, 'dates')}/${deadline}`}
        label={view.t('publication.extension.preview')}
        reasons={reasons}
      >
        <ExtensionFields view={view} call={call} deadline={deadline} typed={typed} errors={errors} />
      </ActionForm>
    </PublicationLayout>
  );
}

type FieldsProps = Pick<ExtensionPageProps, 'view' | 'call' | 'deadline' | 'typed' | 'errors'>;

function ExtensionFields({ view, call, deadline, typed, errors }: FieldsProps) {
  const zone = view.format.zoneName(call.zone, view.now);
  return (
    <>
      <Field
        kind="date"
        view={view}
        name="on"
        label={view.t('publication.extension.day')}
        value={typed.on}
        error={errorOf(errors, 'on')}
      />
      <Field
        kind="code"
        view={view}
        name="hour"
        width="short"
        label={view.t('publication.extension.hour')}
        help={view.t('publication.extension.hourHelp', { zone })}
        value={typed.hour}
        error={errorOf(errors, 'hour')}
      />
      <Following view={view} call={call} deadline={deadline} typed={typed} errors={errors} />
      <Field
        kind="textarea"
        view={view}
        name="reason"
        label={view.t('publication.extension.reason')}
        help={view.t('publication.extension.reasonHelp')}
        value={typed.reason}
        rows={4}
        limit={LONGEST_TEXT}
        error={errorOf(errors, 'reason')}
      />
    </>
  );
}

function Following({ view, call, deadline, typed, errors }: FieldsProps) {
  const after = datesAfter(call, deadline);
  if (after.length === 0) return null;
  return (
    <Field
      kind="checkboxes"
      view={view}
      name="following"
      label={view.t('publication.extension.following')}
      help={view.t('publication.extension.followingHelp', { zone: view.format.zoneName(call.zone, view.now) })}
      optional
      values={typed.following}
      error={errorOf(errors, 'following')}
      options={after.map(([name, local]) => ({
        value: name,
        label: view.t('publication.extension.followingDate', {
          date: view.t(`call.date.${name}`),
          at: view.format.moment(instantOf({ local, zone: call.zone }), call.zone),
        }),
      }))}
    />
  );
}

/** What stands in the form before anybody typed: the hour that the deadline has now. */
export function proposedExtension(call: Call, deadline: DateName): TypedExtension {
  const hour = call.dates().get(deadline)?.slice(11) ?? '';
  return { on: { day: '', month: '', year: '' }, hour, following: [], reason: '' };
}
