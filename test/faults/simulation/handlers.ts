import { EffectHandler, type Engine, type OutboxEffect } from '#libs/engine';
import { Money, systemActor, type JsonObject } from '#libs/kernel';
import { NotYet, type Tx } from '#libs/platform';
import type { GrantContext } from '#libs/workflow';
import { Ledger } from '../../../libs/payments/src/persistence/ledger.js';
import { Payments } from '../../../libs/payments/src/persistence/payments.js';
import { TellGrantPaymentExecuted } from '../../../libs/payments/src/use-cases/tell-grant.js';
import { bookingOf } from '../../../libs/payments/src/use-cases/settlements.js';
import { MoveDeadlinesEffect } from '../../../libs/publication/src/effects/move-deadlines.effect.js';
import { TellFiles } from '../../../libs/publication/src/use-cases/tell-files.js';
import { TellGrantReportAccepted } from '../../../libs/reporting/src/use-cases/tell-grant.js';
import type { Programme } from './programme.js';
import type { World } from './world.js';

type Order = EffectHandler['handle'];

/**
 * What carries out the orders of a simulated year. The features' own code where it needs no more than the engine, the
 * ledger and payments; where it would need answers, grids and letters, only that it happened.
 */
export function handlersOf(programme: Omit<Programme, 'handlers'>, world: World): ReadonlyMap<string, EffectHandler> {
  const { engine, broadcast } = programme;
  const money = new SimulatedMoney(engine, world);
  const files = new TellFiles(broadcast);
  const moves = new MoveDeadlinesEffect(files);
  const payments = new TellGrantPaymentExecuted(engine);
  const reports = new TellGrantReportAccepted(engine);
  const orders: Readonly<Record<string, Order>> = {
    notify: (tx, effect) => writeMail(tx, effect),
    letter: (tx, effect) => writeMail(tx, effect),
    remind: (tx, effect) => writeMail(tx, effect),
    issueReceipt: nothingMore,
    openEvaluationRound: nothingMore,
    releaseAward: nothingMore,
    promoteReserve: (tx, effect) => promoteReserve(tx, engine, effect),
    requestPrefinancing: (tx, effect) => money.requestPrefinancing(tx, effect),
    requestBalance: (tx, effect) => money.requestBalance(tx, effect),
    scheduleReports: (tx, effect) => scheduleReport(tx, { engine, world }, effect),
    // The definitions' vocabulary has checked these payloads.
    tellGrantPaymentExecuted: (tx, { payload, at }) =>
      payments.execute(tx, { ...(payload as never as object), at } as never),
    tellGrantReportAccepted: (tx, { payload, at }) =>
      reports.execute(tx, { ...(payload as never as object), at } as never),
    tellOfCorrection: nothingMore,
    moveDeadlines: (tx, effect) => moves.handle(tx, effect),
    cancelApplications: (tx, { payload, at, progress = null }) =>
      files.callCancelled(tx, { ...(payload as never as object), at, after: progress } as never),
  };
  return new Map(Object.entries(orders).map(([name, order]) => [name, new Noted(order)]));
}

const nothingMore: Order = () => Promise.resolve();

/** Notes that an order was carried out; a second time is a second row. */
class Noted extends EffectHandler {
  constructor(private readonly order: Order) {
    super();
  }

  async handle(tx: Tx, effect: OutboxEffect): Promise<string | null | void> {
    const rest = await this.order(tx, effect);
    if (typeof rest !== 'string') await tx.query('insert into simulated.effect (order_id) values ($1)', [effect.id]);
    return rest;
  }
}

async function writeMail(tx: Tx, { id, name, instanceId }: OutboxEffect): Promise<void> {
  await tx.query(
    `insert into mail (id, cause, recipient_id, address, template, language, instance_id, subject, body, message_id, status, queued_at)
     select own.id, $1, $2, 'person@example.org', $3, 'fr', $2, '', '', '<' || own.id || '@example.org>', 'queued', minha_now()
     from mail_id($1::text, $2::uuid, $3::text) as own(id)
     on conflict (id) do nothing`,
    [id, instanceId, name],
  );
}

/** The first of the reserve list moves up. */
async function promoteReserve(tx: Tx, engine: Engine, { callId, at }: OutboxEffect): Promise<void> {
  const [next]: { id: string }[] = await tx.query(
    `select i.id from workflow_instance i where i.call_id = $1 and i.state = 'award.reserve' order by i.id limit 1`,
    [callId],
  );
  if (!next) return;
  const grant = await engine.lock(tx, next.id);
  await grant.send({ type: 'reservePromoted' }, { by: systemActor('awards'), arrivedAt: at });
}

async function scheduleReport(
  tx: Tx,
  { engine, world }: { readonly engine: Engine; readonly world: World },
  { instanceId, callId, at }: OutboxEffect,
): Promise<void> {
  const grant = await engine.lock(tx, instanceId);
  const reportId = world.ids.next();
  const dueAt = new Date(endOf(grant.context).getTime() + 30 * 86_400_000).toISOString();
  await engine.start(tx, {
    id: reportId,
    definition: 'report',
    callId,
    event: { type: 'reportScheduled', payload: { reportId, grantId: instanceId, kind: 'final', dueAt } },
    origin: { by: systemActor('reporting'), arrivedAt: at },
  });
}

function endOf(context: JsonObject): Date {
  // A contract is signed by whoever asks for reports.
  return new Date((context as unknown as GrantContext).contract?.implementationEnd ?? Number.NaN);
}

/** Asks for the instalments of a grant and books what they rest on, by the features' own ledger and payments. */
class SimulatedMoney {
  private readonly ledger: Ledger;
  private readonly payments = new Payments();

  constructor(
    private readonly engine: Engine,
    private readonly world: World,
  ) {
    this.ledger = new Ledger(world.ids);
  }

  async requestPrefinancing(tx: Tx, { instanceId, at }: OutboxEffect): Promise<void> {
    const grant = await this.engine.lock(tx, instanceId);
    const { award } = contextOf(grant.context);
    const amount = Money.of(award?.amountMinor ?? 0, 'MAD');
    const cause = `commitment:${instanceId}`;
    await this.ledger.book(tx, bookingOf(grant, 'payments'), { kind: 'commitment', cause, amount });
    await this.begin(tx, grant, { kind: 'prefinancing', n: 1, amountMinor: Math.floor(amount.minor * 0.8), at });
  }

  async requestBalance(tx: Tx, { instanceId, payload, at }: OutboxEffect): Promise<void> {
    const grant = await this.engine.lock(tx, instanceId);
    const balance = await this.ledger.balanceOf(tx, instanceId);
    if (!balance) throw new NotYet(`Nothing is committed for ${instanceId}.`);
    const bound = balance.paidMinor + balance.inFlightMinor;
    const left = Math.min(balance.committedMinor, Number(payload['acceptedCostsMinor'])) - bound;
    if (left > 0) await this.begin(tx, grant, { kind: 'balance', n: 2, amountMinor: left, at });
  }

  private async begin(
    tx: Tx,
    grant: Awaited<ReturnType<Engine['lock']>>,
    asked: {
      readonly kind: 'prefinancing' | 'balance';
      readonly n: number;
      readonly amountMinor: number;
      readonly at: Date;
    },
  ): Promise<void> {
    const { kind, n, amountMinor, at } = asked;
    const paymentId = this.world.ids.next();
    const what = { grantId: grant.id, kind, amountMinor };
    await this.engine.start(tx, {
      id: paymentId,
      definition: 'payment',
      callId: grant.callId,
      event: { type: 'paymentRequested', payload: { paymentId, ...what, shown: 'a' } },
      origin: { by: systemActor('payments'), arrivedAt: at },
    });
    await this.payments.add(tx, {
      id: paymentId,
      ...what,
      n,
      callId: grant.callId,
      currency: 'MAD',
      contractNumber: 'C-1',
      organisationId: contextOf(grant.context).organisationId,
      payee: null,
      shown: 'a',
      standing: 'open',
      requestedAt: grant.at,
      requestedBy: 'payments',
    });
  }
}

function contextOf(context: JsonObject): GrantContext {
  // The engine keeps the vocabulary's context for this definition.
  return context as unknown as GrantContext;
}

/** What a payment's own steps write beside its history, in their transaction. */
export async function bookStep(
  tx: Tx,
  {
    world,
    grant,
    paymentId,
    event,
  }: { world: World; grant: Awaited<ReturnType<Engine['lock']>>; paymentId: string; event: string },
): Promise<void> {
  const payments = new Payments();
  if (event === 'paymentRefused') await payments.refuse(tx, paymentId);
  if (event !== 'paymentExecuted') return;
  const { amountMinor } = await payments.of(tx, paymentId);
  const amount = Money.of(amountMinor, 'MAD');
  const entry = { kind: 'payment' as const, cause: `payment:${paymentId}`, amount, paymentId };
  await new Ledger(world.ids).book(tx, bookingOf(grant, 'finance'), entry);
}
