import type { Visitor } from '#libs/identity';
import type { Command } from '#libs/engine';
import type { Actor } from '#libs/kernel';
import type { FastifyRequest } from 'fastify';
import { actorIn, rolesAnywhere, type Scope } from '#libs/identity';
import { isApi } from './api-path.js';
import { InputInvalid, SignInNeeded } from './refusals.js';
import './request-context.js';

/** Who asks; refuses where nobody is signed in. */
export function visitorOf(request: FastifyRequest): Visitor {
  if (!request.visitor) throw new SignInNeeded('Nobody is signed in.');
  return request.visitor;
}

/**
 * The one who asks, with the roles that count in a scope: an organisation, a call. For a file use `Access.to`, which
 * finds the scope of the file and answers 404 to strangers.
 */
export function actorOf(request: FastifyRequest, scope: Scope = {}): Actor {
  const { personId, standing } = visitorOf(request);
  return actorIn(personId, standing, scope);
}

/** The one who asks with every role they have somewhere: for what belongs to no call, such as people and accounts. */
export function actorAnywhere(request: FastifyRequest): Actor {
  const { personId, standing } = visitorOf(request);
  return { kind: 'person', id: personId, roles: rolesAnywhere(standing) };
}

/**
 * What every command carries. The idempotency key comes from the header of an API call, or from the field `_key` of a
 * form (`newFormKey`), so that a button pressed twice acts once.
 */
export function commandOf(request: FastifyRequest, by: Actor): Command {
  return { key: isApi(request.url) ? headerKey(request) : fieldKey(request.body), by, arrivedAt: request.arrivedAt };
}

const KEY = /^[\x21-\x7e]{8,128}$/;

/** A key that cannot be kept is refused: whoever sent it counts on being able to repeat the request. */
function headerKey(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key === 'string' && KEY.test(key)) return key;
  throw new InputInvalid([{ path: ['Idempotency-Key'], key: 'http.input.invalid_value', params: {} }]);
}

function fieldKey(body: unknown): string | null {
  const key: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, '_key') : null;
  return typeof key === 'string' && KEY.test(key) ? key : null;
}
