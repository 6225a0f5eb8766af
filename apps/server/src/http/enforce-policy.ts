import { rolesAnywhere } from '#libs/identity';
import { mayWatch } from '#libs/operation';
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import type { RoutePolicy } from './policy.js';
import { NotForThisRole, NothingHere, SignInNeeded, TokenMayNotWrite } from './refusals.js';
import { changesSomething } from './same-site.js';
import { isShortForm } from './short-form.js';
import './request-context.js';

/** A route as it was registered. */
export interface RouteEntry {
  readonly method: string;
  readonly path: string;
  readonly policy: RoutePolicy | undefined;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route of the server, ours and those of plugins. */
    routeEntries: readonly RouteEntry[];
  }
}

/** A route that nobody has said anything about would be open to everybody. It is a fault of the program. */
export class RoutesWithoutPolicy extends Error {
  constructor(readonly routes: readonly string[]) {
    super(`These routes have no policy, so the server does not start: ${routes.join(', ')}. Add @Policy(...) to each.`);
    this.name = 'RoutesWithoutPolicy';
  }
}

/**
 * Default-deny. Strangers are turned away before their body is read, except for a short form of a page: there the
 * reader may only have been signed out meanwhile, and gets back what they typed.
 */
export function enforcePolicies(server: FastifyInstance, { metricsToken }: { metricsToken: string | null }): void {
  const routes: RouteEntry[] = [];
  server.decorate('routeEntries', routes);
  server.addHook('onRoute', (route) => {
    routes.push(...entriesOf(route));
  });
  server.addHook('onReady', (done) => {
    const forgotten = routes.filter(({ policy }) => !policy).map(({ method, path }) => `${method} ${path}`);
    done(forgotten.length > 0 ? new RoutesWithoutPolicy(forgotten) : undefined);
  });
  server.addHook('onRequest', (request, _reply, done) => {
    done(isShortForm(request) ? undefined : refusalFor(request, metricsToken));
  });
  server.addHook('preValidation', (request, _reply, done) => {
    done(isShortForm(request) ? refusalFor(request, metricsToken) : undefined);
  });
}

function entriesOf({ method, url, config }: RouteOptions): readonly RouteEntry[] {
  return [method].flat().map((one) => ({ method: one, path: url, policy: config?.policy }));
}

function refusalFor(request: FastifyRequest, metricsToken: string | null): Error | undefined {
  // An unknown address has no route and therefore no policy; it answers 404 to everybody.
  if (request.is404) return undefined;
  const { policy } = request.routeOptions.config;
  if (!policy) return new RoutesWithoutPolicy([`${request.method} ${request.routeOptions.url}`]);
  if (policy.kind === 'public') return undefined;
  return policy.kind === 'watcher' ? refusalOfWatcher(request, metricsToken) : refusalBy(policy, request);
}

function refusalOfWatcher({ socket, headers }: FastifyRequest, token: string | null): Error | undefined {
  if (mayWatch({ address: socket.remoteAddress, headers }, token)) return undefined;
  return new NothingHere('This is for programs that watch the installation.');
}

function refusalBy(
  policy: Exclude<RoutePolicy, { kind: 'public' | 'watcher' }>,
  request: FastifyRequest,
): Error | undefined {
  const { visitor } = request;
  if (!visitor) return new SignInNeeded('This needs somebody who is signed in.');
  const { credential } = visitor;
  if (credential.kind === 'token' && !credential.mayWrite && changesSomething(request)) {
    return new TokenMayNotWrite('This token may read only.');
  }
  if (policy.kind === 'signedIn') return undefined;
  const roles = rolesAnywhere(visitor.standing);
  if (policy.roles.some((role) => roles.includes(role))) return undefined;
  return new NotForThisRole('No role of this person may be here.', { roles: policy.roles });
}
