import { commandRefused, deadlinesTookEffect, orderEnded, transitionsHappened } from '#libs/engine';
import { mailTried } from '#libs/notifications';
import { readAnswered } from '#libs/platform';
import { Counter, Histogram, type Registry } from 'prom-client';

const LATENESS_SECONDS = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

/** Counts what this process tells of itself from now on; returns what ends the listening. */
export function heardFigures(registry: Registry): () => void {
  const ends = [
    lateness(registry),
    transitions(registry),
    refusals(registry),
    orders(registry),
    mails(registry),
    reads(registry),
  ];
  return () => ends.forEach((end) => end());
}

function lateness(registry: Registry): () => void {
  const histogram = new Histogram({
    name: 'minha_deadline_lateness_seconds',
    help: 'How late what fell due took effect: from its instant until it was durable.',
    buckets: LATENESS_SECONDS,
    registers: [registry],
  });
  return deadlinesTookEffect.listen((seconds) => seconds.forEach((late) => histogram.observe(late)));
}

function transitions(registry: Registry): () => void {
  const counter = new Counter({
    name: 'minha_transitions_total',
    help: 'Transitions that became durable, by event.',
    labelNames: ['event'],
    registers: [registry],
  });
  return transitionsHappened.listen((counts) => counts.forEach((count, event) => counter.inc({ event }, count)));
}

function refusals(registry: Registry): () => void {
  const counter = new Counter({
    name: 'minha_commands_refused_total',
    help: 'Commands to which a rule said no, by command and reason.',
    labelNames: ['command', 'reason'],
    registers: [registry],
  });
  return commandRefused.listen(({ command, reasons }) => reasons.forEach((reason) => counter.inc({ command, reason })));
}

function orders(registry: Registry): () => void {
  const counter = new Counter({
    name: 'minha_orders_total',
    help: 'Orders of transitions that were carried out, or put aside.',
    labelNames: ['order', 'outcome'],
    registers: [registry],
  });
  return orderEnded.listen(({ order, outcome }) => counter.inc({ order, outcome }));
}

function mails(registry: Registry): () => void {
  const counter = new Counter({
    name: 'minha_mails_total',
    help: 'Tries to send a mail, by what became of them.',
    labelNames: ['outcome'],
    registers: [registry],
  });
  return mailTried.listen((outcome) => counter.inc({ outcome }));
}

function reads(registry: Registry): () => void {
  const counter = new Counter({
    name: 'minha_reads_total',
    help: 'Reads that a replica may answer, by who answered.',
    labelNames: ['from'],
    registers: [registry],
  });
  return readAnswered.listen((from) => counter.inc({ from }));
}
