import type { SwaggerDocumentOptions } from '@nestjs/swagger';
import { z } from 'zod';

type Converter = NonNullable<SwaggerDocumentOptions['standardSchemaConverter']>;

/** Turns our zod schemas into the JSON Schema of OpenAPI 3.1; those with an id (`.meta({ id })`) become components. */
export const jsonSchemaOf: Converter = (schema, { schemaType }) => {
  if (!(schema instanceof z.ZodType)) return undefined;
  const { $defs, $schema: _dialect, id, ...whole } = z.toJSONSchema(schema, { io: schemaType, unrepresentable: 'any' });
  const components = Object.fromEntries(Object.entries($defs ?? {}).map(([name, one]) => [name, pointed(one)]));
  if (id === undefined) return { schema: pointed(whole), components };
  return { schema: { $ref: `#/components/schemas/${id}` }, components: { ...components, [id]: pointed(whole) } };
};

/** `$defs` of one schema are components of the document; their `id` is their name there. */
function pointed(value: object): object {
  const entries = Object.entries(value).filter(([key]) => key !== 'id' || typeof value !== 'object');
  return Object.fromEntries(entries.map(([key, inner]) => [key, pointedValue(key, inner)]));
}

function pointedValue(key: string, value: unknown): unknown {
  if (key === '$ref' && typeof value === 'string') return value.replace('#/$defs/', '#/components/schemas/');
  if (key === 'properties' && typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, pointedValue(name === '$ref' ? '' : 'schema', inner)]),
    );
  }
  if (Array.isArray(value)) return value.map((inner) => pointedValue('', inner));
  return typeof value === 'object' && value !== null ? pointed(value) : value;
}
