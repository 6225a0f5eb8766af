import { Code } from '../ui/code.js';
import { Layout } from '../ui/layout.js';
import type { View } from '../ui/view.js';
import type { ApiDescription } from './api-document.js';
import { operationsIn, type Operation } from './docs-operations.js';
import { SchemaTable } from './schema-table.js';

export interface DocsPageProps {
  readonly view: View;
  readonly description: ApiDescription;
}

/** The API for people: read from the same description that programs get, without a script. */
export function DocsPage({ view, description }: DocsPageProps) {
  const groups = byTag(operationsIn(description));
  return (
    <Layout view={view} title={view.t('http.docs.title')} width="wide">
      <p>{view.t('http.docs.lead')}</p>
      <p>
        <a href="/api/v1/openapi.json">{view.t('http.docs.download')}</a>
      </p>
      <nav aria-label={view.t('http.docs.contents')}>
        <ul>
          {[...groups.keys()].map((tag) => (
            <li key={tag}>
              <a href={`#tag-${tag}`}>
                <bdi lang="en">{tag}</bdi>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {[...groups].map(([tag, operations]) => (
        <section key={tag} id={`tag-${tag}`}>
          <h2 lang="en" dir="ltr">
            {tag}
          </h2>
          {operations.map((operation) => (
            <OperationEntry key={operation.id} view={view} description={description} operation={operation} />
          ))}
        </section>
      ))}
    </Layout>
  );
}

function byTag(operations: readonly Operation[]): ReadonlyMap<string, readonly Operation[]> {
  const tags = [...new Set(operations.map(({ tag }) => tag))];
  return new Map(tags.map((tag) => [tag, operations.filter((operation) => operation.tag === tag)]));
}

interface EntryProps extends DocsPageProps {
  readonly operation: Operation;
}

/** Names and summaries are the interface itself and therefore English in every language. */
function OperationEntry({ view, description, operation }: EntryProps) {
  return (
    <section id={operation.id}>
      <h3>
        <Code>{`${operation.method} ${operation.path}`}</Code>
      </h3>
      <p lang="en" dir="ltr">
        {operation.summary}
      </p>
      <p class="muted">
        {operation.isPublic
          ? view.t('http.docs.everybody')
          : view.t('http.docs.signedIn', { roles: rolesInWords(view, operation) })}
      </p>
      {operation.parameters.length > 0 ? <Parameters view={view} operation={operation} /> : null}
      {operation.body ? (
        <>
          <h4>{view.t('http.docs.body')}</h4>
          <SchemaTable view={view} description={description} schema={operation.body} />
        </>
      ) : null}
      {operation.answers.map(({ status, schema }) => (
        <div key={status}>
          <h4>{view.t('http.docs.answer', { status })}</h4>
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
      <h4>{view.t('http.docs.parameters')}</h4>
      <dl class="answers">
        {operation.parameters.map((parameter) => (
          <div class="answer" key={parameter.name}>
            <dt>
              <Code>{parameter.name}</Code> <span class="muted">{parameter.where}</span>
            </dt>
            <dd class="answer-value" lang="en" dir="ltr">
              {parameter.description}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
