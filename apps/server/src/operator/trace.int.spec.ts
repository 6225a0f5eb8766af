import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Outbox } from '#libs/engine';
import { startTracing, stopTracing } from '#libs/platform';
import { EffectHandlers } from '#libs/programme';
import { ApplicationPortal } from '../testing/application-portal.js';
import { wordsIn } from '../testing/browser.js';

interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
}

interface Sent {
  readonly resourceSpans: readonly { readonly scopeSpans: readonly { readonly spans: readonly Span[] }[] }[];
}

/** A collector that keeps the spans it is sent. */
class Collector {
  readonly spans: Span[] = [];
  private readonly server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const sent: Sent = JSON.parse(Buffer.concat(chunks).toString());
      this.spans.push(...sent.resourceSpans.flatMap((of) => of.scopeSpans.flatMap(({ spans }) => spans)));
      response.end('{}');
    });
  });

  async open(): Promise<string> {
    await new Promise<void>((listening) => this.server.listen(0, '127.0.0.1', listening));
    // A TCP server that listens has an address with a port.
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

const collector = new Collector();
let portal: ApplicationPortal;
/** The reference of the request that handed the application in. */
let reference: string;
let grantId: string;
let orders: readonly string[];

beforeAll(async () => {
  portal = await ApplicationPortal.open();
  const applicant = await portal.anApplicant();
  const home = await portal.aComplete(applicant);
  await startTracing({ endpoint: await collector.open(), service: 'minha-test' });
  const submitted = await applicant.submit(`${home}/submit`, { declared: 'yes' });
  reference = String(submitted.headers['x-request-id']);
  grantId = home.replace('/applications/', '');
  const rows = await portal.sql.query<{ id: string }>('select o.id from outbox o where o.correlation = $1', [
    reference,
  ]);
  orders = rows.map(({ id }) => id);
  const handlers = portal.app.get(EffectHandlers, { strict: false });
  for (const id of orders) await portal.app.get(Outbox, { strict: false }).carryOut(id, (name) => handlers.of(name));
  await stopTracing();
}, 60_000);

afterAll(async () => {
  collector.close();
  await portal.close();
});

describe('from one request', () => {
  it('follow a transition, orders and mails, and each row names it', async () => {
    const rows = await portal.sql.query<{ kind: string; count: number }>(
      `select kind, count(*)::int as count from (
         select 'transition' as kind from workflow_history h where h.correlation = $1 and h.instance_id = $2
         union all select 'order' from outbox o where o.correlation = $1 and o.instance_id = $2
         union all select 'mail' from mail m where m.correlation = $1
       ) rows group by kind order by kind`,
      [reference, grantId],
    );

    expect(rows.map(({ kind }) => kind)).toEqual(['mail', 'order', 'transition']);
    expect(orders.length).toBeGreaterThan(0);
  });

  it('nothing follows that another request began', async () => {
    const [draft] = await portal.sql.query<{ correlation: string }>(
      `select h.correlation from workflow_history h where h.instance_id = $1 and h.event = 'draftStarted'`,
      [grantId],
    );

    expect(draft?.correlation).toMatch(/^[0-9a-f-]{36}$/);
    expect(draft?.correlation).not.toBe(reference);
  });

  it('all of it is on one page for the operator', async () => {
    const { browser } = await portal.aStaffMember('operator');

    const { body: html } = await browser.get(`/operator/trace?id=${reference}`);
    const words = wordsIn(html);

    expect(words).toMatch(/Étape d’un dossier\s+Demande soumise\s+Note succincte soumise/);
    expect(words).toMatch(/Suite\s+issueReceipt\s+Faite/);
    expect(words).toMatch(/Courriel/);
    expect(html).toContain('href="/operator/mails/');
  });

  it('all of it is one trace, of the request’s own id', () => {
    const traceId = reference.replaceAll('-', '');
    const own = collector.spans.filter((span) => span.traceId === traceId);
    const root = own.find(({ name }) => name === 'POST /applications/:id/submit');

    expect(root?.parentSpanId).toBeFalsy();
    expect(own.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['command applications.submit', 'order issueReceipt']),
    );
    expect(own.filter((span) => span !== root).map(({ parentSpanId }) => parentSpanId)).toEqual(
      own.filter((span) => span !== root).map(() => root?.spanId),
    );
  });
});
