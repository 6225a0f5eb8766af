import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isLang } from '#libs/platform';
import { assetAt } from '../assets.js';
import { DesignPage } from '../design-page.js';
import { Layout } from '../layout.js';
import { renderPage } from '../render.js';
import { aView } from './a-view.js';

const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export interface DesignSite {
  readonly address: string;
  /** What was posted, in order. */
  readonly posted: readonly URLSearchParams[];
  /** What posts are answered with from now on. */
  answerWith(status: number, body?: object): void;
  close(): Promise<void>;
}

/** Serves the design page, and at `/empty` a page of nothing but its frame, as the portal would, with the strictest content policy, for tests in a browser. */
export async function aDesignSite(): Promise<DesignSite> {
  const posted: URLSearchParams[] = [];
  let answer: { status: number; body: object | undefined } = { status: 204, body: undefined };
  const server = createServer((request, response) => {
    if (request.method !== 'POST') return show(request, response);
    void bodyOf(request).then((body) => {
      posted.push(new URLSearchParams(body));
      response.writeHead(answer.status, answer.body ? { 'content-type': 'application/json' } : {});
      response.end(answer.body ? JSON.stringify(answer.body) : undefined);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    posted,
    answerWith: (status, body) => {
      answer = { status, body };
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function show(request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'http://site');
  const asset = assetAt(url.pathname);
  response.setHeader('content-security-policy', POLICY);
  response.setHeader('content-type', asset?.type ?? 'text/html; charset=utf-8');
  response.end(asset?.body ?? pageAt(url));
}

function pageAt(url: URL): string {
  const [lang, theme] = [url.searchParams.get('lang'), url.searchParams.get('theme')];
  const view = aView({
    path: url.pathname + url.search,
    demo: true,
    ...(isLang(lang) ? { lang } : {}),
    ...(theme === 'light' || theme === 'dark' ? { theme } : {}),
  });
  return renderPage(
    url.pathname === '/empty' ? <Layout view={view} title={view.t('ui.product.name')} /> : <DesignPage view={view} />,
  );
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
