import type { Visitor } from '#libs/identity';
import type { Lang } from '#libs/platform';
import type { Upload } from './uploads.js';
import type { Views } from './views.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** When the request reached this server, in the database's time; a deadline compares this and nothing else. */
    arrivedAt: Date;
    /** Who asks, or null. */
    visitor: Visitor | null;
    lang: Lang;
    /** Files that came with the form, on disk until the response has been sent. */
    uploads: readonly Upload[];
    views: Views;
  }
}
