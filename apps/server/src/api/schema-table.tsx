import { Code } from '../ui/code.js';
import { DataTable } from '../ui/data-table.js';
import type { View } from '../ui/view.js';
import type { ApiDescription } from './api-document.js';
import type { Schema } from './docs-operations.js';
import { English } from './english.js';

export interface SchemaTableProps {
  readonly view: View;
  readonly description: ApiDescription;
  readonly schema: Schema;
}

interface Row {
  readonly path: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly description: string;
}

const DEEPEST = 4;

/** The fields of a body, one a row, those of inner objects under their path. */
export function SchemaTable({ view, description, schema }: SchemaTableProps) {
  const rows = rowsOf(description, schema, '', 0);
  if (rows.length === 0)
    return (
      <p>
        <English>{typeOf(description, schema)}</English>
      </p>
    );
  return (
    <DataTable
      view={view}
      caption={view.t('http.docs.fields')}
      captionHidden
      rows={rows}
      rowKey={({ path }) => path}
      columns={[
        { key: 'path', head: view.t('http.docs.field'), cell: (row) => <Code>{row.path}</Code> },
        { key: 'type', head: view.t('http.docs.type'), cell: (row) => <English>{row.type}</English> },
        {
          key: 'required',
          head: view.t('http.docs.needed'),
          cell: (row) => view.t(row.isRequired ? 'http.docs.yes' : 'http.docs.no'),
        },
        ...(rows.some(({ description: meaning }) => meaning !== '')
          ? [
              {
                key: 'description',
                head: view.t('http.docs.meaning'),
                cell: (row: Row) => (row.description === '' ? null : <English>{row.description}</English>),
              },
            ]
          : []),
      ]}
    />
  );
}

function rowsOf(description: ApiDescription, schema: Schema, before: string, depth: number): readonly Row[] {
  const { properties = {}, required = [] } = bare(description, schema);
  if (depth > DEEPEST) return [];
  return Object.entries(properties).flatMap(([name, inner]) => {
    const path = `${before}${name}`;
    const row = {
      path,
      type: typeOf(description, inner),
      isRequired: required.includes(name),
      description: resolved(description, inner).description ?? '',
    };
    const mark = resolved(description, inner).type === 'array' ? '[].' : '.';
    return [row, ...rowsOf(description, inner, `${path}${mark}`, depth + 1)];
  });
}

/** The object inside: of a reference, of a list's items, of something that may be null. */
function bare(description: ApiDescription, schema: Schema): Schema {
  const whole = resolved(description, schema);
  if (whole.items) return bare(description, whole.items);
  const object = [...(whole.anyOf ?? []), ...(whole.oneOf ?? [])]
    .map((one) => resolved(description, one))
    .find((one) => one.properties);
  return object ?? whole;
}

function resolved(description: ApiDescription, schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  const found: unknown = name === undefined ? schema : description.components?.schemas?.[name];
  return found ?? {};
}

function typeOf(description: ApiDescription, schema: Schema): string {
  const whole = resolved(description, schema);
  if (whole.const !== undefined) return JSON.stringify(whole.const);
  if (whole.enum) return whole.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (whole.items) return `${typeOf(description, whole.items)}[]`;
  const choices = [...(whole.anyOf ?? []), ...(whole.oneOf ?? [])];
  if (choices.length > 0) return [...new Set(choices.map((one) => typeOf(description, one)))].join(' | ');
  const type = [whole.type ?? 'any'].flat().join(' | ');
  return whole.format ? `${type} (${whole.format})` : type;
}
