/** JSON Schema as far as bodies are made from it. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly format?: string;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
}

type Components = Readonly<Record<string, JsonSchema>>;

const NOBODY = '01a00000-0000-7000-8000-000000000000';

/** What people, programs and attackers put into a text. */
export const HOSTILE_TEXTS: readonly string[] = [
  '',
  '\u0000',
  'a\u0000b',
  '\uD800',
  'not-a-uuid',
  NOBODY,
  '-1',
  '1e999',
  '9'.repeat(30),
  "' or 1=1; drop table person; --",
  '../../../etc/passwd',
  '\u202Egnp.exe',
  'line\r\nSet-Cookie: x=1',
  'x'.repeat(180),
  '__proto__',
];

const HOSTILE_VALUES: readonly unknown[] = [
  null,
  true,
  -1,
  0.1,
  1e308,
  Number.MAX_SAFE_INTEGER + 2,
  [],
  {},
  [[[[[]]]]],
  { ['__proto__']: { admin: true }, constructor: 1 },
  'a\u0000b',
  '\uD800',
  '2026-02-30',
  '0001-01-01',
  '+275760-09-13',
  '99999999999999999999',
  'x'.repeat(5_000),
];

/** Bodies that are right but for one value, at the first two depths, and one with a field that nobody asked for. */
export function hostileBodies(
  schema: JsonSchema,
  components: Components,
): readonly { readonly body: object; readonly what: string }[] {
  const right = sampleOf(schema, components);
  if (typeof right !== 'object' || right === null) return [];
  const wrong = Object.keys(right).flatMap((name) =>
    HOSTILE_VALUES.map((value) => ({ body: { ...right, [name]: value }, what: `${name}: ${shown(value)}` })),
  );
  const deeper = Object.entries(right).flatMap(([name, inner]) => wrongInside(right, name, inner));
  return [
    ...wrong,
    ...deeper,
    { body: { ...right, role: 'operator', approvedBy: NOBODY }, what: 'fields that nobody asked for' },
    { body: [], what: 'a list' },
  ];
}

function wrongInside(right: object, name: string, inner: unknown) {
  const [item]: readonly unknown[] = Array.isArray(inner) ? inner : [inner];
  if (typeof item !== 'object' || item === null) return [];
  return Object.keys(item).flatMap((key) =>
    HOSTILE_VALUES.map((value) => {
      const changed = { ...item, [key]: value };
      return {
        body: { ...right, [name]: Array.isArray(inner) ? [changed] : changed },
        what: `${name}.${key}: ${shown(value)}`,
      };
    }),
  );
}

function sampleOf(schema: JsonSchema, components: Components): unknown {
  if (schema.$ref) return sampleOf(components[schema.$ref.split('/').at(-1) ?? ''] ?? {}, components);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return sampleOf(schema.anyOf[0] ?? {}, components);
  if (schema.type === 'object') {
    const entries = Object.entries(schema.properties ?? {});
    return Object.fromEntries(entries.map(([name, inner]) => [name, sampleOf(inner, components)]));
  }
  if (schema.type === 'array') return [sampleOf(schema.items ?? {}, components)];
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(1, schema.minimum ?? 1);
  return schema.type === 'boolean' ? true : textOf(schema);
}

function textOf({ format, minLength = 1 }: JsonSchema): string {
  if (format === 'uuid') return NOBODY;
  if (format === 'date') return '2026-03-01';
  return format === 'email' ? 'somebody@example.ma' : 'x'.repeat(Math.max(1, minLength));
}

function shown(value: unknown): string {
  return JSON.stringify(value).slice(0, 40);
}
