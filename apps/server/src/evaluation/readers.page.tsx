import type { PossibleReader, Readership } from '#libs/evaluation';
import type { Typed } from '../http/read-form.js';
import { typedText } from '../http/read-form.js';
import { newFormKey } from '../http/views.js';
import { ActionForm } from '../ui/action-form.js';
import { DataTable } from '../ui/data-table.js';
import { EmptyState } from '../ui/empty-state.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Layout } from '../ui/layout.js';
import { PersonName } from '../ui/person-name.js';
import type { View } from '../ui/view.js';
import { WhoseFile, type WhoseFileProps } from '../ui/whose-file.js';
import { ReasonField } from './reason-form.js';

export interface ReadersPageProps {
  readonly view: View;
  readonly file: WhoseFileProps['of'];
  readonly action: string;
  /** Address of the list of files. */
  readonly back: string;
  readonly readership: Readership | null;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** Who of the call's assessors may read a file: with what each has to read, and why the others may not. */
export function ReadersPage(props: ReadersPageProps) {
  const { view, file, back, readership, errors } = props;
  const others = readership?.people.filter(({ standing }) => standing !== 'free') ?? [];
  return (
    <Layout
      view={view}
      title={view.t('evaluation.readers.title')}
      caption={<WhoseFile of={file} />}
      back={{ href: back, label: view.t('evaluation.staff.title') }}
      errors={errors}
    >
      {readership === null ? (
        <EmptyState>{view.t('evaluation.error.round-not-open')}</EmptyState>
      ) : (
        <Choice {...props} readership={readership} />
      )}
      {others.length === 0 ? null : <Others view={view} people={others} />}
    </Layout>
  );
}

function Choice({ view, action, readership, typed, errors }: ReadersPageProps & { readonly readership: Readership }) {
  const free = readership.people.filter(({ standing }) => standing === 'free');
  if (free.length === 0) return <EmptyState>{view.t('evaluation.readers.nobody')}</EmptyState>;
  if (readership.missing === 0 && readership.replaceable.length === 0)
    return <EmptyState>{view.t('evaluation.error.no-vacancy')}</EmptyState>;
  const { missing } = readership;
  return (
    <>
      <p>{view.t(`evaluation.stage.${readership.stage}`)}</p>
      <ActionForm view={view} action={action} label={view.t('evaluation.readers.do')} hidden={{ _key: newFormKey() }}>
        <Field
          kind="radios"
          view={view}
          name="person"
          label={view.t('evaluation.readers.who')}
          value={typedText(typed, 'person')}
          error={errorOf(errors, 'person')}
          options={free.map((person) => ({ value: person.personId, label: person.name, help: loadOf(view, person) }))}
        />
        {readership.replaceable.length === 0 ? null : (
          <>
            <Field
              kind="select"
              view={view}
              name="instead"
              label={view.t('evaluation.readers.instead')}
              help={missing > 0 ? view.t('evaluation.staff.lacks', { count: missing }) : undefined}
              none={view.t(missing > 0 ? 'evaluation.readers.nobodysPlace' : 'ui.field.choose')}
              value={typedText(typed, 'instead')}
              error={errorOf(errors, 'instead')}
              options={readership.replaceable.map(({ assignmentId, name, hasBegun }) => ({
                value: assignmentId,
                label: view.t(hasBegun ? 'evaluation.readers.begun' : 'evaluation.readers.unread', { name }),
              }))}
            />
            <ReasonField
              view={view}
              help={view.t('evaluation.readers.reasonHelp')}
              value={typedText(typed, 'reason')}
              error={errorOf(errors, 'reason')}
            />
          </>
        )}
      </ActionForm>
    </>
  );
}

function loadOf(view: View, { assigned, finals }: PossibleReader): string {
  return view.t('evaluation.readers.load', { left: assigned - finals, assigned });
}

function Others({ view, people }: { readonly view: View; readonly people: readonly PossibleReader[] }) {
  return (
    <>
      <h2>{view.t('evaluation.readers.others')}</h2>
      <DataTable<PossibleReader>
        view={view}
        caption={view.t('evaluation.readers.others')}
        captionHidden
        rows={people}
        rowKey={({ personId }) => personId}
        columns={[
          { key: 'name', head: view.t('evaluation.load.name'), cell: ({ name }) => <PersonName name={name} /> },
          {
            key: 'why',
            head: view.t('evaluation.readers.why'),
            cell: ({ standing }) => view.t(`evaluation.readers.standing.${standing}`),
          },
        ]}
      />
    </>
  );
}
