import type { FastifyReply } from 'fastify';
import type { VNode } from 'preact';
import { renderPage } from '../ui/render.js';
import { tellTaken } from './taken.js';

/** A page. A controller returns what this returns, with `@Res({ passthrough: true }) reply`. */
export function page(reply: FastifyReply, element: VNode, status = 200): string {
  reply.status(status).type('text/html; charset=utf-8');
  return renderPage(element);
}

/** A form that was not taken is shown again with its errors: 422, so that no cache and no script takes it for success. */
export function pageAgain(reply: FastifyReply, element: VNode): string {
  return page(reply, element, 422);
}

/** After something was done: go on by GET, so that reloading does nothing twice. `path` is one of our own. */
export function seeOther(reply: FastifyReply, path: string): string {
  tellTaken(reply);
  return elsewhere(reply, path);
}

/** Nothing was done: something else comes first, at one of our own addresses. */
export function elsewhere(reply: FastifyReply, path: string): string {
  reply.status(303).header('location', ownPath(path));
  return '';
}

/** The path if it is one of this site, otherwise the front page: nobody is sent elsewhere by a link to us. */
export function ownPath(path: string | undefined): string {
  return path !== undefined && /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : '/';
}
