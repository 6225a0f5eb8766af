import type { FastifyInstance } from 'fastify';

const CONTENT_POLICY = [
  `default-src 'none'`,
  `style-src 'self'`,
  `script-src 'self'`,
  `img-src 'self' data:`,
  `font-src 'self'`,
  `form-action 'self'`,
  `connect-src 'self'`,
  `frame-ancestors 'none'`,
  `base-uri 'none'`,
].join('; ');

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  'x-frame-options': 'DENY',
};

const ONE_YEAR = 'max-age=31536000; includeSubDomains';

/** On every answer, whatever it is. Answers are private to their reader unless a route says otherwise. */
export function addSecurityHeaders(server: FastifyInstance, options: { readonly https: boolean }): void {
  server.addHook('onRequest', (_request, reply, done) => {
    reply.headers({ ...SECURITY_HEADERS, 'cache-control': 'no-store' });
    if (options.https) reply.header('strict-transport-security', ONE_YEAR);
    done();
  });
}
