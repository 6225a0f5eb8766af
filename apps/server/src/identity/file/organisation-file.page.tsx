import { BUREAU_FUNCTIONS, lackingIn, mayDescribe, type BureauMember, type FilePart } from '#libs/identity';
import { typedText, type Typed } from '../../http/read-form.js';
import { ActionForm } from '../../ui/action-form.js';
import { DataTable } from '../../ui/data-table.js';
import { Day } from '../../ui/date-time.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Field } from '../../ui/field.js';
import { datePartsIn } from '../../ui/field-date.js';
import { errorOf, type FieldError } from '../../ui/field-error.js';
import { Layout } from '../../ui/layout.js';
import { Notice } from '../../ui/notice.js';
import { PersonName } from '../../ui/person-name.js';
import { Status, type Tone } from '../../ui/status.js';
import type { View } from '../../ui/view.js';
import { organisationPath } from '../organisation.page.js';
import { PaperLinks } from './paper-links.js';
import type { OpenedFile } from './file-of-organisation.js';

export interface OrganisationFilePageProps extends OpenedFile {
  readonly view: View;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

const TONES: Readonly<Record<FilePart['state'], Tone>> = {
  missing: 'attention',
  waiting: 'info',
  valid: 'done',
  expiring: 'attention',
  expired: 'problem',
};

/** What an organisation keeps here once for all calls: what is complete, what ends, which applications use it. */
export function OrganisationFilePage(props: OrganisationFilePageProps) {
  const { view, organisation, parts, errors, role } = props;
  return (
    <Layout
      view={view}
      title={view.t('orgfile.title')}
      back={{ href: organisationPath(organisation.id), label: organisation.name }}
      errors={errors}
      width="wide"
    >
      <p class="lead">{view.t('orgfile.lead')}</p>
      <Summary view={view} parts={parts} />
      <Parts {...props} />
      <Bureau {...props} />
      {mayDescribe(role) ? null : <Notice tone="info">{view.t('orgfile.readOnly')}</Notice>}
      <UsedBy {...props} />
    </Layout>
  );
}

/** The address of one part on this page, or of the page where it is changed. */
function placeOf(organisationId: string, part: FilePart['part']): string {
  const path = organisationPath(organisationId);
  if (part === 'receipt') return `${path}/edit`;
  if (part === 'account') return `${path}/bank-account`;
  return part === 'bureau' ? '#bureau' : `${path}/file/${part}`;
}

function Summary({ view, parts }: Pick<OrganisationFilePageProps, 'view' | 'parts'>) {
  const ending = parts.filter(({ state }) => state === 'expiring').length;
  const lacking = lackingIn(parts).length;
  if (lacking > 0) return <Notice tone="attention" title={view.t('orgfile.incomplete', { count: lacking })} />;
  return (
    <Notice tone={ending > 0 ? 'attention' : 'done'} title={view.t('orgfile.complete')}>
      {ending > 0 ? view.t('orgfile.ending', { count: ending }) : null}
    </Notice>
  );
}

function Parts({ view, organisation, parts, content, role }: OrganisationFilePageProps) {
  return (
    <section>
      <h2>{view.t('orgfile.parts')}</h2>
      <DataTable
        view={view}
        caption={view.t('orgfile.parts')}
        captionHidden
        rows={parts}
        rowKey={({ part }) => part}
        columns={[
          { key: 'part', head: view.t('orgfile.column.part'), cell: ({ part }) => view.t(`orgfile.part.${part}`) },
          {
            key: 'state',
            kind: 'about',
            head: view.t('orgfile.column.state'),
            cell: (part) => (
              <>
                <State view={view} part={part} />
                <PaperLinks
                  view={view}
                  organisationId={organisation.id}
                  documents={content.documents}
                  part={part.part}
                />
              </>
            ),
          },
          {
            key: 'change',
            kind: 'about',
            head: view.t('orgfile.column.change'),
            cell: ({ part, state }) =>
              mayDescribe(role) ? (
                <a href={placeOf(organisation.id, part)}>
                  {view.t(state === 'missing' ? 'orgfile.add' : 'orgfile.change')}
                  <span class="visually-hidden"> {view.t(`orgfile.part.${part}`)}</span>
                </a>
              ) : null,
          },
        ]}
      />
    </section>
  );
}

function State({ view, part }: { readonly view: View; readonly part: FilePart }) {
  const { state, until, isRequired } = part;
  if (state === 'missing' && !isRequired) return <span class="muted">{view.t('orgfile.state.optional')}</span>;
  return (
    <>
      <Status tone={TONES[state]}>{view.t(`orgfile.state.${state}`)}</Status>
      {until ? (
        <p class="muted">
          {view.pieces(`orgfile.until.${state}`, { day: <Day key="day" view={view} date={until} /> })}
        </p>
      ) : null}
    </>
  );
}

function Bureau(props: OrganisationFilePageProps) {
  const { view, organisation, content, role } = props;
  const path = `${organisationPath(organisation.id)}/file/bureau`;
  return (
    <section id="bureau">
      <h2>{view.t('orgfile.bureau')}</h2>
      <DataTable<BureauMember>
        view={view}
        caption={view.t('orgfile.bureau')}
        captionHidden
        rows={content.bureau}
        rowKey={({ id }) => id}
        empty={<EmptyState>{view.t('orgfile.noBureau')}</EmptyState>}
        columns={[
          { key: 'name', head: view.t('identity.person.name'), cell: ({ name }) => <PersonName name={name} /> },
          {
            key: 'function',
            head: view.t('orgfile.function.label'),
            cell: (member) => view.t(`orgfile.function.${member.function}`),
          },
          {
            key: 'ends',
            head: view.t('orgfile.mandateEnds'),
            cell: ({ mandateEnds }) =>
              mandateEnds ? (
                <Day view={view} date={mandateEnds} />
              ) : (
                <span class="muted">{view.t('orgfile.noEnd')}</span>
              ),
          },
          ...(mayDescribe(role)
            ? [
                {
                  key: 'end',
                  kind: 'about' as const,
                  head: view.t('orgfile.column.change'),
                  cell: ({ id }: BureauMember) => (
                    <ActionForm view={view} action={`${path}/${id}/end`} label={view.t('orgfile.end')} weight="quiet" />
                  ),
                },
              ]
            : []),
        ]}
      />
      {mayDescribe(role) ? <AddToBureau {...props} /> : null}
    </section>
  );
}

function AddToBureau({ view, organisation, typed, errors }: OrganisationFilePageProps) {
  return (
    <>
      <h3>{view.t('orgfile.addMember')}</h3>
      <ActionForm
        view={view}
        action={`${organisationPath(organisation.id)}/file/bureau`}
        label={view.t('orgfile.addMember')}
        weight="secondary"
      >
        <Field
          view={view}
          kind="text"
          name="name"
          label={view.t('identity.person.name')}
          value={typedText(typed, 'name')}
          error={errorOf(errors, 'name')}
        />
        <Field
          view={view}
          kind="select"
          name="function"
          label={view.t('orgfile.function.label')}
          options={BUREAU_FUNCTIONS.map((value) => ({ value, label: view.t(`orgfile.function.${value}`) }))}
          value={typedText(typed, 'function')}
          error={errorOf(errors, 'function')}
        />
        <Field
          view={view}
          kind="date"
          name="mandateEnds"
          label={view.t('orgfile.mandateEnds')}
          help={view.t('orgfile.mandateHelp')}
          value={datePartsIn(typed, 'mandateEnds')}
          error={errorOf(errors, 'mandateEnds')}
          optional
        />
      </ActionForm>
    </>
  );
}

function UsedBy({ view, openApplications }: OrganisationFilePageProps) {
  return (
    <section>
      <h2>{view.t('orgfile.usedBy')}</h2>
      {openApplications.length === 0 ? (
        <EmptyState>{view.t('orgfile.notUsed')}</EmptyState>
      ) : (
        <>
          <p>{view.t('orgfile.usedHelp')}</p>
          <ul>
            {openApplications.map(({ id, title, code, callCode, submittedAt }) => (
              <li key={id}>
                <a href={`/applications/${id}`}>
                  <bdi>{title || code || callCode}</bdi>
                </a>
                {' – '}
                <span class="muted">{view.t(submittedAt ? 'orgfile.usedFrozen' : 'orgfile.usedDraft')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
