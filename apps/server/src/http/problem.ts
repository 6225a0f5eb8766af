import { HttpException } from '@nestjs/common';
import { DomainError, ROLES, type Role } from '#libs/kernel';
import { isPassing } from '#libs/platform';
import type { Reason } from '#libs/workflow';
import type { FieldProblem } from './field-problem.js';
import { statusOf } from './problem-status.js';
import { InputInvalid } from './refusals.js';

/** What went wrong, before it is put into words. */
export interface Problem {
  readonly status: number;
  /** Stable: programs decide by it. */
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Why an event was refused. */
  readonly reasons: readonly Reason[];
  readonly fields: readonly FieldProblem[];
  readonly retryAfterSeconds?: number;
}

const NOTHING = { params: {}, reasons: [], fields: [] } as const;
/** Something that we need is away or full; it is worth coming back. */
const UNAVAILABLE: Problem = { ...NOTHING, status: 503, code: 'http.unavailable', retryAfterSeconds: 5 };

/** What the sender is told about an error. Whatever nobody foresaw is `http.unexpected`, and tells nothing. */
export function problemOf(error: unknown): Problem {
  if (error instanceof DomainError) return ofTheBusiness(error);
  const status = statusSaidBy(error);
  if (status === 503 || isPassing(error)) return UNAVAILABLE;
  if (status !== null) return { ...NOTHING, status, code: codeOfStatus(status) };
  return { ...NOTHING, status: 500, code: 'http.unexpected' };
}

function ofTheBusiness(error: DomainError): Problem {
  const { code, details } = error;
  const retry = details['retryAfterSeconds'];
  return {
    status: statusOf(code),
    code,
    params: details,
    reasons: reasonsIn(details['reasons']),
    fields: error instanceof InputInvalid ? error.fields : [],
    ...(typeof retry === 'number' ? { retryAfterSeconds: retry } : {}),
  };
}

function reasonsIn(value: unknown): readonly Reason[] {
  return Array.isArray(value) ? value.filter(isReason) : [];
}

function isReason(value: unknown): value is Reason {
  return typeof value === 'object' && value !== null && 'code' in value && 'params' in value;
}

/** A status that the framework decided on before our code was reached: malformed JSON, body too large, no such address. */
function statusSaidBy(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus();
  const status: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'statusCode') : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : null;
}

function codeOfStatus(status: number): string {
  if (status === 404) return 'http.nothing-here';
  if (status === 413) return 'http.body-too-large';
  if (status === 415) return 'http.unsupported-media';
  return status < 500 ? 'http.malformed' : 'http.unexpected';
}

export function rolesIn(params: Problem['params']): readonly Role[] {
  const { roles } = params;
  return Array.isArray(roles) ? ROLES.filter((role) => roles.includes(role)) : [];
}
