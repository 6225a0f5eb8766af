import { Code } from '../ui/code.js';
import { Layout } from '../ui/layout.js';
import type { View } from '../ui/view.js';
import type { ApiDescription } from './api-document.js';
import { operationsIn, type Operation } from './docs-operations.js';
import { English } from './english.js';
import { SchemaTable } from './schema-table.js';

export interface DocsPageProps {
  readonly view: View;
  readonly description: ApiDescription;
  /** The part whose operations are described in full; null for what there is. */
  readonly part: string | null;
}

/** The API for people: read from the same description that programs get, without a script. */
export function DocsPage(props: DocsPageProps) {
  const { view, description } = props;
  const groups = byTag(operationsIn(description));
  const part = groups.has(props.part ?? '') ? props.part : null;
  return part === null ? <Contents view={view} groups={groups} /> : <Part {...props} tag={part} groups={groups} />;
}

type Groups = ReadonlyMap<string, readonly Operation[]>;

/** Every operation of every part: in full they are more than a page. */
function Contents({ view, groups }: { readonly view: View; readonly groups: Groups }) {
  return (
    <Layout view={view} title={view.t('http.docs.title')} width="wide">
      <p>{view.t('http.docs.lead')}</p>
      <p>
        <a href="/api/v1/openapi.json">{view.t('http.docs.download')}</a>
      </p>
      {[...groups].map(([tag, operations]) => (
        <section key={tag}>
          <h2 lang="en" dir="ltr">
            <a href={partHref(tag)}>{tag}</a>
          </h2>
          <ul class="plain-list" lang="en" dir="ltr">
            {operations.map(({ id, method, path, summary }) => (
              <li key={id}>
                <a href={`${partHref(tag)}#${id}`}>
                  <Code>{`${method} ${path}`}</Code>
                </a>{' '}
                <span class="muted">
                  <English>{summary}</English>
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Layout>
  );
}

function Part({ view, description, tag, groups }: DocsPageProps & { readonly tag: string; readonly groups: Groups }) {
  return (
    <Layout
      view={view}
      title={view.t('http.docs.partTitle', { part: tag })}
      heading={<English>{tag}</English>}
      back={{ href: DOCS, label: view.t('http.docs.title') }}
      width="wide"
    >
      {groups.get(tag)?.map((operation) => (
        <OperationEntry key={operation.id} view={view} description={description} operation={operation} />
      ))}
    </Layout>
  );
}

const DOCS = '/api/v1/docs';

function partHref(tag: string): string {
  return `${DOCS}?part=${encodeURIComponent(tag)}`;
}

function byTag(operations: readonly Operation[]): Groups {
  const tags = [...new Set(operations.map(({ tag }) => tag))];
  return new Map(tags.map((tag) => [tag, operations.filter((operation) => operation.tag === tag)]));
}

interface EntryProps extends Pick<DocsPageProps, 'view' | 'description'> {
  readonly operation: Operation;
}

/** Names and summaries are the interface itself and therefore English in every language. */
function OperationEntry({ view, description, operation }: EntryProps) {
  return (
    <section id={operation.id}>
      <h2>
        <Code>{`${operation.method} ${operation.path}`}</Code>
      </h2>
      <p>
        <English>{operation.summary}</English>
      </p>
      <p class="muted">
        {operation.isPublic
          ? view.t('http.docs.everybody')
          : view.t('http.docs.signedIn', { roles: rolesInWords(view, operation) })}
      </p>
      {operation.parameters.length > 0 ? <Parameters view={view} operation={operation} /> : null}
      {operation.body ? (
        <>
          <h3>{view.t('http.docs.body')}</h3>
          <SchemaTable view={view} description={description} schema={operation.body} />
        </>
      ) : null}
      {operation.answers.map(({ status, schema }) => (
        <div key={status}>
          <h3>{view.t('http.docs.answer', { status })}</h3>
          {schema ? (
            <SchemaTable view={view} description={description} schema={schema} />
          ) : (
            <p>{view.t('http.docs.empty')}</p>
          )}
        </div>
      ))}
    </section>
  );
}

function rolesInWords(view: View, { roles }: Operation): string {
  if (roles.length === 0) return view.t('http.docs.anyRole');
  return view.format.list(roles.map((role) => view.t(`role.${role}`)));
}

function Parameters({ view, operation }: Pick<EntryProps, 'view' | 'operation'>) {
  return (
    <>
      <h3>{view.t('http.docs.parameters')}</h3>
      <dl class="answers">
        {operation.parameters.map((parameter) => (
          <div class="answer" key={parameter.name}>
            <dt>
              <Code>{parameter.name}</Code>{' '}
              <span class="muted">
                <English>{parameter.where}</English>
              </span>
            </dt>
            <dd class="answer-value">
              <English>{parameter.description}</English>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
