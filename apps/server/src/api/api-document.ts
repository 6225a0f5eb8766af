import { Injectable } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { INestApplication } from '@nestjs/common';
import type { RoutePolicy } from '../http/policy.js';
import type { RouteEntry } from '../http/enforce-policy.js';
import { REPEATS_ANEW } from './answers.js';
import { jsonSchemaOf } from './json-schema.js';

export type ApiDescription = OpenAPIObject;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
type Method = (typeof METHODS)[number];

/** The description of the API, made from the routes and schemas that are at work. */
@Injectable()
export class ApiDocument {
  private make: (() => ApiDescription) | undefined;
  private description: ApiDescription | undefined;

  /** Takes what the server is made of, once it is complete; the description itself is made for whoever asks first. */
  describe(app: INestApplication, routes: readonly RouteEntry[], server: string): void {
    this.make = () => {
      const document = SwaggerModule.createDocument(app, outline(server), {
        standardSchemaConverter: jsonSchemaOf,
        operationIdFactory: (controller, method) => `${controller.replace(/ApiController$/, '')}.${method}`,
        autoTagControllers: true,
      });
      return completed(document, routes);
    };
  }

  get(): ApiDescription {
    if (!this.make) throw new Error('The API can be described once the server has started.');
    return (this.description ??= this.make());
  }
}

function outline(server: string) {
  return new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Minha')
    .setVersion('1')
    .setDescription(
      'Everything the pages offer, with the same rights. Errors are problem details (RFC 9457) with a stable `code`. ' +
        'Repeat a POST safely by giving it an `Idempotency-Key`. Lists are read page by page with `cursor`.',
    )
    .addServer(server)
    .addBearerAuth(
      { type: 'http', description: 'A personal access token, made at /account or by POST /api/v1/tokens.' },
      'token',
    )
    .build();
}

/** Pages are no part of the API; every operation says who may use it and how it refuses. */
function completed(document: OpenAPIObject, routes: readonly RouteEntry[]): OpenAPIObject {
  const paths = Object.entries(document.paths).filter(([path]) => path.startsWith('/api/v1/'));
  return {
    ...document,
    paths: Object.fromEntries(paths.map(([path, item]) => [path, withPolicies(path, item, routes)])),
    components: { ...document.components, schemas: { ...document.components?.schemas, Problem: PROBLEM } },
  };
}

type SchemaObject = Extract<
  NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string],
  { type?: unknown }
>;
type PathItem = OpenAPIObject['paths'][string];

function withPolicies(path: string, item: PathItem, routes: readonly RouteEntry[]): PathItem {
  const operations = METHODS.flatMap((method) => {
    const operation = item[method];
    return operation
      ? [[method, { ...operation, ...common(method, operation, policyOf(path, method, routes)) }] as const]
      : [];
  });
  return Object.fromEntries(operations);
}

function policyOf(path: string, method: Method, routes: readonly RouteEntry[]): RoutePolicy | undefined {
  const address = path.replaceAll(/\{([^}]+)\}/g, ':$1');
  return routes.find((route) => route.path === address && route.method === method.toUpperCase())?.policy;
}

function common(method: Method, operation: NonNullable<PathItem['get']>, policy: RoutePolicy | undefined) {
  const isPublic = policy?.kind === 'public';
  const takesKey = method === 'post' && !isPublic && !(REPEATS_ANEW in operation);
  return {
    responses: { ...operation.responses, default: REFUSED },
    security: isPublic ? [] : [{ token: [] }],
    parameters: [...(operation.parameters ?? []), ...(takesKey ? [IDEMPOTENCY_KEY] : [])],
    ...(policy?.kind === 'role' ? { 'x-roles': policy.roles } : {}),
  };
}

const REFUSED = {
  description: 'Refused: a problem detail',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Your own key for this request: sent again, it gives the first answer and changes nothing.',
  schema: { type: 'string', minLength: 8, maxLength: 128 },
} as const;

const PROBLEM: SchemaObject = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code', 'instance'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What happened and what to do, in the language of the request' },
    code: { type: 'string', description: 'Stable; what programs decide by' },
    instance: { type: 'string', description: 'The reference number of the request' },
    reasons: {
      type: 'array',
      description: 'Why an action is not possible now, all reasons at once',
      items: {
        type: 'object',
        properties: {
          code: { type: 'string' },
          detail: { type: 'string' },
          by: { type: 'array', items: { type: 'string' } },
          until: { type: 'string' },
        },
      },
    },
    errors: {
      type: 'array',
      description: 'What is wrong with the input',
      items: {
        type: 'object',
        properties: {
          pointer: { type: 'string', description: 'JSON pointer into the body' },
          code: { type: 'string' },
          detail: { type: 'string' },
        },
      },
    },
  },
};
