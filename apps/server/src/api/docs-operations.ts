import type { ApiDescription } from './api-document.js';

/** JSON Schema as far as a reader needs it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly isPublic: boolean;
  readonly roles: readonly string[];
  readonly parameters: readonly { readonly name: string; readonly where: string; readonly description: string }[];
  readonly body: Schema | null;
  readonly answers: readonly { readonly status: string; readonly schema: Schema | null }[];
}

interface Described {
  readonly operationId?: string;
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly security?: readonly unknown[];
  readonly 'x-roles'?: readonly string[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly description?: string }[];
  readonly requestBody?: Content;
  readonly responses?: Readonly<Record<string, Content>>;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

/** The operations of a description, in its order. */
export function operationsIn(description: ApiDescription): readonly Operation[] {
  return Object.entries(description.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => read(path, method, operation)),
  );
}

function read(path: string, method: string, operation: Described): Operation {
  return {
    id: operation.operationId ?? `${method}-${path}`,
    method: method.toUpperCase(),
    path,
    tag: operation.tags?.[0] ?? '',
    summary: operation.summary ?? '',
    isPublic: operation.security?.length === 0,
    roles: operation['x-roles'] ?? [],
    parameters: (operation.parameters ?? []).map(({ name, in: where, description = '' }) => ({
      name,
      where,
      description,
    })),
    body: schemaIn(operation.requestBody),
    answers: Object.entries(operation.responses ?? {})
      .filter(([status]) => status !== 'default')
      .map(([status, content]) => ({ status, schema: schemaIn(content) })),
  };
}

function schemaIn(content: Content | undefined): Schema | null {
  const [first] = Object.values(content?.content ?? {});
  return first?.schema ?? null;
}
