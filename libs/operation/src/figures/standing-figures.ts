import { Gauge, type Registry } from 'prom-client';
import type { Standing } from './standing.js';

/** Each figure of the standing: its name, its sentence, its value, and the label where several share a name. */
const FIGURES: readonly Figure[] = [
  {
    name: 'minha_timers_due',
    help: 'Timers whose instant has come and that have not taken effect.',
    value: ({ timers }) => timers.count,
  },
  {
    name: 'minha_timers_oldest_due_seconds',
    help: 'How long the oldest of them has been due.',
    value: ({ timers }) => timers.oldestSeconds,
  },
  { name: 'minha_outbox_open', help: 'Orders that nobody has carried out yet.', value: ({ orders }) => orders.count },
  {
    name: 'minha_outbox_oldest_seconds',
    help: 'How long the oldest of them has waited.',
    value: ({ orders }) => orders.oldestSeconds,
  },
  {
    name: 'minha_mails_oldest_queued_seconds',
    help: 'How long the oldest mail has waited that no server has taken.',
    value: ({ mails }) => mails.oldestSeconds,
  },
  { name: 'minha_workers', help: 'Workers that are there, and share the timers.', value: ({ workers }) => workers },
  ...labelled('minha_mails', 'Mails that are not sent, by state.', 'state', {
    queued: ({ mails }) => mails.count,
    failed: ({ failedMails }) => failedMails,
    bounced: ({ bouncedMails }) => bouncedMails,
  }),
  ...labelled('minha_dead_letters', 'What was put aside for an operator, by kind.', 'kind', {
    timer: ({ deadTimers }) => deadTimers,
    order: ({ deadOrders }) => deadOrders,
    mail: ({ failedMails, bouncedMails }) => failedMails + bouncedMails,
  }),
  {
    name: 'minha_oldest_transaction_seconds',
    help: 'Age of the oldest transaction that is open in the database.',
    value: ({ oldestTransactionSeconds }) => oldestTransactionSeconds,
  },
  {
    name: 'minha_months_ahead',
    help: 'Coming months for which history, orders and mails have a place of their own.',
    value: ({ monthsAhead }) => monthsAhead,
  },
  {
    name: 'minha_clock_offset_seconds',
    help: 'How far the clock of the database is ahead of this machine’s.',
    value: ({ clockOffsetSeconds }) => clockOffsetSeconds,
  },
];

interface Figure {
  readonly name: string;
  readonly help: string;
  readonly label?: readonly [name: string, value: string];
  readonly value: (standing: Standing) => number;
}

function labelled(name: string, help: string, label: string, values: Readonly<Record<string, Figure['value']>>) {
  return Object.entries(values).map(([of, value]): Figure => ({ name, help, label: [label, of], value }));
}

export type StandingFigures = ReadonlyMap<string, Gauge>;

/** A gauge for each name. */
export function standingFigures(registry: Registry): StandingFigures {
  const gauges = new Map<string, Gauge>();
  for (const { name, help, label } of FIGURES) {
    if (gauges.has(name)) continue;
    gauges.set(name, new Gauge({ name, help, labelNames: label ? [label[0]] : [], registers: [registry] }));
  }
  return gauges;
}

/** Sets every gauge; without a standing they say nothing, instead of what was true before. */
export function showStanding(gauges: StandingFigures, standing: Standing | null): void {
  for (const { name, label, value } of FIGURES) {
    const gauge = gauges.get(name);
    if (standing) gauge?.set(label ? { [label[0]]: label[1] } : {}, value(standing));
    else gauge?.remove(...(label ? [label[1]] : []));
  }
}
