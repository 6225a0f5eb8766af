import type { ApplicationFileView } from '#libs/applications';
import type { Call } from '#libs/calls';
import { StateTags } from '../applications/state-tags.js';
import { SubmissionsTable } from '../applications/submissions-table.js';
import { SummaryList } from '../ui/check-answers.js';
import { Code } from '../ui/code.js';
import { DataTable } from '../ui/data-table.js';
import { DateTime } from '../ui/date-time.js';
import { eventDone } from '../ui/event-words.js';
import { Field } from '../ui/field.js';
import type { DateParts } from '../ui/field-date.js';
import { Filters } from '../ui/filters.js';
import { Layout } from '../ui/layout.js';
import type { View } from '../ui/view.js';
import type { FileAsOf, PermissionAsOf } from './as-of-file.js';
import { inCall } from '../calls/in-call.js';

/** Day and hour as they were typed, right or wrong. */
export interface TypedMoment {
  readonly on: DateParts;
  readonly hour: string;
}

export interface AsOfPageProps {
  readonly view: View;
  readonly file: Pick<ApplicationFileView, 'id' | 'title'> & { readonly code: string };
  readonly call: Call;
  readonly typed: TypedMoment;
  /** Null where what was typed is no date and hour. */
  readonly at: Date | null;
  /** Null where there is no instant, or the file had not begun then; `detached` where its history lies elsewhere. */
  readonly found: FileAsOf | 'detached' | null;
}

/** What was so, what was known, which rules held and who might do what, at an instant. */
export function AsOfPage({ view, file, call, typed, at, found }: AsOfPageProps) {
  const error = at === null ? view.t('grants.asOf.notAnInstant') : undefined;
  const zone = view.format.zoneName(call.zone, view.now);
  return (
    <Layout
      view={view}
      width="wide"
      title={view.t('grants.asOf.title')}
      caption={
        <>
          <Code>{file.code}</Code>&nbsp;– <bdi>{file.title}</bdi>
        </>
      }
      trail={[{ href: `/files/${file.id}`, label: file.code }]}
      errors={error === undefined ? [] : [{ name: 'on', message: error }]}
    >
      <Filters view={view} action={`/grants/${file.id}/as-of`} found={null} active={false}>
        <Field view={view} kind="date" name="on" label={view.t('grants.asOf.at')} value={typed.on} error={error} />
        <Field
          view={view}
          kind="code"
          name="hour"
          width="short"
          label={view.t('grants.asOf.hour')}
          help={view.t('publication.extension.hourHelp', { zone })}
          value={typed.hour}
        />
      </Filters>
      {at === null ? null : <Found view={view} at={at} found={found} />}
    </Layout>
  );
}

function Found({ view, at, found }: Pick<AsOfPageProps, 'view' | 'found'> & { readonly at: Date }) {
  if (found === 'detached') return <p>{view.t('grants.asOf.detached')}</p>;
  if (!found) return <p>{view.t('grants.asOf.notBegun')}</p>;
  const { file, call, submissions, permissions } = found;
  return (
    <>
      <section>
        <h2>{view.t('grants.asOf.state')}</h2>
        <Facts view={view} at={at} found={found} />
      </section>
      <section>
        <h2>{view.t('eligibility.submissions')}</h2>
        {submissions.length === 0 ? (
          <p>{view.t('grants.asOf.nothingHandedIn')}</p>
        ) : (
          <SubmissionsTable view={inCall(view, call)} submissions={submissions} />
        )}
      </section>
      <section>
        <h2>{view.t('grants.asOf.permissions')}</h2>
        <Permissions view={view} found={found} permissions={permissions} />
      </section>
      <section>
        <h2>{view.t('grants.asOf.memory')}</h2>
        <details>
          <summary>{view.t('grants.asOf.remembered')}</summary>
          <pre dir="ltr">{JSON.stringify(file.snapshot.context, null, 2)}</pre>
        </details>
        <details>
          <summary>{view.t('grants.asOf.text', { version: file.machine.version })}</summary>
          <pre dir="ltr">{JSON.stringify(JSON.parse(file.definitionText ?? 'null'), null, 2)}</pre>
        </details>
      </section>
    </>
  );
}

function Facts({ view, at, found }: { readonly view: View; readonly at: Date; readonly found: FileAsOf }) {
  const { file, call, deadlines } = found;
  const stopped = Object.entries(file.snapshot.clocks).filter(([, clock]) => clock.stoppedAt !== undefined);
  return (
    <SummaryList
      view={view}
      answers={[
        { label: view.t('grants.asOf.on'), value: <DateTime view={view} at={at} zone={call.zone} /> },
        { label: view.t('grants.asOf.stood'), value: <StateTags view={inCall(view, call)} states={file.states} /> },
        {
          label: view.t('grants.asOf.newest'),
          value: (
            <>
              {eventDone(view, file.newest.event)} (<DateTime view={view} at={file.newest.at} zone={call.zone} />)
            </>
          ),
        },
        {
          label: view.t('grants.asOf.rules'),
          value: view.t('grants.asOf.version', { version: file.machine.version }),
        },
        ...deadlines.map(({ name, dueAt }) => ({
          label: view.t(`deadline.${name}`),
          value: <DateTime view={view} at={dueAt} zone={call.zone} />,
        })),
        ...stopped.map(([name]) => ({ label: view.t(`deadline.${name}`), value: view.t('grants.asOf.standsStill') })),
      ]}
    />
  );
}

/** A guard of a procedure that is no longer in use may have no words. */
function Guard({ view, name }: { readonly view: View; readonly name: string }) {
  const key = `grants.asOf.guard.${name}`;
  return <div>{view.has(key) ? view.t(key) : <Code>{name}</Code>}</div>;
}

interface PermissionsProps {
  readonly view: View;
  readonly found: FileAsOf;
  readonly permissions: readonly PermissionAsOf[];
}

function Permissions({ view, found, permissions }: PermissionsProps) {
  return (
    <DataTable<PermissionAsOf>
      view={view}
      caption={view.t('grants.asOf.permissions')}
      captionHidden
      rows={permissions}
      rowKey={({ event }) => event}
      empty={<p>{view.t('grants.asOf.nobody')}</p>}
      columns={[
        { key: 'what', head: view.t('grants.asOf.what'), cell: ({ event }) => view.t(`event.${event}.do`) },
        {
          key: 'roles',
          head: view.t('grants.asOf.roles'),
          cell: ({ by }) => view.format.list(by.map((role) => view.t(`role.${role}`))),
        },
        {
          key: 'people',
          head: view.t('grants.asOf.people'),
          cell: ({ people }) =>
            people.length === 0 ? null : people.map((name) => <div key={name}>{<bdi>{name}</bdi>}</div>),
        },
        {
          key: 'conditions',
          head: view.t('grants.asOf.conditions'),
          cell: ({ guards }) =>
            guards.length === 0 ? null : guards.map((guard) => <Guard key={guard} view={view} name={guard} />),
        },
        {
          key: 'until',
          head: view.t('grants.asOf.until'),
          cell: ({ until }) =>
            until === undefined ? null : <DateTime view={view} at={new Date(until)} zone={found.call.zone} />,
        },
      ]}
    />
  );
}
