import { RouteConfig } from '@nestjs/platform-fastify';
import type { Role } from '#libs/kernel';
import type { FastifyRequest } from 'fastify';

/**
 * Who gets as far as a route. `role` means: has one of these roles anywhere; whether for this file decides `Access`.
 * Everything that belongs to one file is decided there or in the use case, and a stranger gets 404.
 */
export type RoutePolicy =
  /** `counts`: not without end; each request is one look-up from its place, counted before its body is read. */
  | { readonly kind: 'public'; readonly byLink?: true; readonly counts?: 'receipt' }
  | { readonly kind: 'signedIn' }
  | { readonly kind: 'watcher' }
  | { readonly kind: 'role'; readonly roles: readonly Role[] };

declare module 'fastify' {
  interface FastifyContextConfig {
    policy?: RoutePolicy;
  }
}

/**
 * Every route has one, or the server does not start. It travels as the route's configuration, so that it holds for
 * plain Fastify routes (`config: { policy }`) as well, and is known before anything of the request's body is read. On
 * a class it is for every route that has none of its own.
 */
export function Policy(policy: RoutePolicy): ClassDecorator & MethodDecorator {
  return (target: object, name?: string | symbol, descriptor?: PropertyDescriptor) => {
    if (name === undefined) giveToAll(target, policy);
    else give(target, name, descriptor, policy);
  };
}

/** Handlers that have a policy of their own: that of their class is for the others. */
const settled = new WeakSet<object>();

function give(
  target: object,
  name: string | symbol,
  descriptor: PropertyDescriptor | undefined,
  policy: RoutePolicy,
): void {
  const handler: unknown = descriptor?.value;
  if (!descriptor || typeof handler !== 'function' || settled.has(handler)) return;
  settled.add(handler);
  RouteConfig({ policy })(target, name, descriptor);
}

/** Methods are decorated before their class is. */
function giveToAll(target: object, policy: RoutePolicy): void {
  const prototype: unknown = Reflect.get(target, 'prototype');
  if (typeof prototype !== 'object' || prototype === null) return;
  const names = Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor');
  names.forEach((name) => give(prototype, name, Object.getOwnPropertyDescriptor(prototype, name), policy));
}

export const everybody: RoutePolicy = { kind: 'public' };
/**
 * For whoever holds a link that a mail carries: the link itself is the right to do the one thing it is for, so its form
 * is taken from anywhere, a mail programme included, and without a session's token.
 */
export const holders: RoutePolicy = { kind: 'public', byLink: true };
/** Everybody, but no more than may be looked up from one place. */
export const everybodyCounted: RoutePolicy = { kind: 'public', counts: 'receipt' };
export const signedIn: RoutePolicy = { kind: 'signedIn' };
/** Programs that watch the installation: see `mayWatch`. For everybody else there is nothing at the address. */
export const watchers: RoutePolicy = { kind: 'watcher' };

export function only(...roles: readonly Role[]): RoutePolicy {
  return { kind: 'role', roles };
}

/** Whether the address of the request is its own right. */
export function isByLink({ routeOptions }: FastifyRequest): boolean {
  const policy = routeOptions.config.policy;
  return policy?.kind === 'public' && policy.byLink === true;
}
