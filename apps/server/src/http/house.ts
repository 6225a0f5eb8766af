import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { Clock } from '#libs/kernel';
import { LimitLookups, Visitors } from '#libs/identity';
import { Metrics } from '#libs/operation';
import { Reads } from '#libs/platform';
import { logAccess } from './access-log.js';
import { stampArrivals } from './arrival.js';
import { checkFormTokens } from './check-form-token.js';
import { cleanInput } from './clean-input.js';
import { correlateRequests } from './correlate.js';
import { countLookups } from './count-lookups.js';
import { countRequests } from './count-requests.js';
import { enforcePolicies } from './enforce-policy.js';
import { Flashes } from './flashes.js';
import { House } from './house-options.js';
import { chooseLanguages } from './language.js';
import { answerForPlugins } from './plugin-errors.js';
import { readOwnWrites } from './read-own-writes.js';
import { recogniseVisitors, refuseUnrecognised } from './recognise-visitor.js';
import { refuseForeignForms } from './same-site.js';
import { addSecurityHeaders } from './security-headers.js';
import { collectUploads } from './uploads.js';
import { guardQueueBoard } from '../operator/queue-board.js';
import { Views } from './views.js';

/** Longest text that a form may carry in one field: a chapter of a proposal, with room. */
const FIELD_BYTES = 200_000;

/**
 * Everything that happens to a request before a controller sees it, in this order: arrival, headers, who, language,
 * where the form is from, who may; then the body is read, cleaned, and the form's token compared.
 */
export async function furnish(app: NestFastifyApplication): Promise<void> {
  const house = app.get(House);
  const server = app.getHttpAdapter().getInstance();
  stampArrivals(server, app.get(Clock));
  correlateRequests(server);
  addSecurityHeaders(server, { https: house.https });
  logAccess(server);
  countRequests(server, app.get(Metrics, { strict: false }).registry);
  await app.register(cookie);
  await app.register(formbody, { bodyLimit: 1_000_000 });
  await app.register(multipart, {
    limits: {
      fieldSize: FIELD_BYTES,
      fileSize: house.uploadMaxBytes,
      files: 10,
      fields: 500,
      parts: 510,
      headerPairs: 50,
    },
    throwFileSizeLimit: false,
  });
  // A piece of a file stays on the connection until its place is known; see uploads/.
  server.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null));
  giveViews(server, app.get(Views), app.get(Flashes));
  recogniseVisitors(server, app.get(Visitors), house.cookies);
  readOwnWrites(server, app.get(Reads));
  chooseLanguages(server, house.cookies);
  refuseForeignForms(server, house.publicUrl);
  refuseUnrecognised(server);
  guardQueueBoard(server);
  enforcePolicies(server, house);
  countLookups(server, app.get(LimitLookups, { strict: false }));
  answerForPlugins(server);
  collectUploads(server, { maxBytes: house.uploadMaxBytes });
  cleanInput(server);
  checkFormTokens(server, house.cookies);
}

function giveViews(server: FastifyInstance, views: Views, flashes: Flashes): void {
  server.decorateRequest('views');
  server.addHook('onRequest', (request, _reply, done) => {
    request.views = views;
    done();
  });
  // Before the page leaves: a reader who asks for the next one at once is not told twice.
  server.addHook('onSend', (request, reply) => flashes.said(request, reply));
}
