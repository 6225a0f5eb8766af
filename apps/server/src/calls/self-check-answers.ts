import { askedByRules, type Call, type SelfCheckTopic } from '#libs/calls';
import type { Prospect } from '#libs/eligibility';
import { LEGAL_FORMS } from '#libs/identity';
import { readAmount, readNumber, RECEIPTS, type Receipt } from '#libs/kernel';
import { typedText, type Typed } from '../http/read-form.js';
import { placeOf, SEATS } from '../identity/organisation.schema.js';
import { datePartsIn, isoDateOf } from '../ui/field-date.js';

/** What the check asks, by the names that its address has. */
export const OWN = 'own.';
const DATE_PARTS = ['declaredOn.day', 'declaredOn.month', 'declaredOn.year'];
const TOPIC_NAMES: Readonly<Record<SelfCheckTopic, readonly string[]>> = {
  legalForm: ['legalForm'],
  receipt: ['receipt', ...DATE_PARTS],
  seat: ['seat'],
  contribution: ['contribution'],
  totalCost: ['totalCost'],
  months: ['months'],
};

/** What cannot be read, by the field that it was typed into. */
export type Unreadable = {
  readonly name: string;
  readonly fault: 'required' | 'date' | 'future' | 'amount' | 'number';
};

export type SelfCheckReading =
  | { readonly ok: true; readonly prospect: Prospect }
  | { readonly ok: false; readonly unreadable: readonly Unreadable[] };

/** Reads the answers of a check; what the call does not ask is taken as right. `today` is a local day. */
export function readSelfCheck(call: Call, typed: Typed, today: string): SelfCheckReading {
  const topics = askedByRules(call.file.checks);
  const asks = (topic: SelfCheckTopic) => topics.includes(topic);
  const unreadable: Unreadable[] = [];
  const read = <T>(topic: SelfCheckTopic, otherwise: T, name: string, reading: Reading<T>): T => {
    if (!asks(topic)) return otherwise;
    if (reading.ok) return reading.value;
    unreadable.push({ name, fault: reading.fault });
    return otherwise;
  };
  const text = (name: string) => typedText(typed, name);
  const { legalForms } = call.file.applicants;
  const legalForm = read('legalForm', legalForms[0]?.code ?? '', 'legalForm', oneOf(LEGAL_FORMS, text('legalForm')));
  const receipt = read<Receipt>('receipt', 'final', 'receipt', oneOf(RECEIPTS, text('receipt')));
  const declaredOn =
    receipt === 'none' ? today : read('receipt', '1958-11-15', 'declaredOn', dayIn(typed, 'declaredOn', today));
  const seat = read('seat', call.lots[0]?.region ?? '', 'seat', oneOf(SEATS, text('seat')));
  const contributionMinor = read('contribution', 0, 'contribution', amountIn(text('contribution')));
  const totalCostMinor = read('totalCost', 0, 'totalCost', amountIn(text('totalCost')));
  const months = read('months', call.file.duration.minMonths, 'months', monthsIn(text('months')));
  for (const { id, answers } of call.file.selfCheck) {
    const name = `${OWN}${id}`;
    if (!answers.some(({ value }) => value === text(name))) unreadable.push({ name, fault: 'required' });
  }
  if (unreadable.length > 0) return { ok: false, unreadable };
  const applicant = { legalForm, receipt, foundedOn: declaredOn, region: placeOf(seat).region };
  return { ok: true, prospect: { applicant, request: { contributionMinor, totalCostMinor, months } } };
}

/** The answers, and nothing else that stood in the address, as they go on into an address. */
export function answersInAddress(call: Call, typed: Typed): string {
  const names = [
    ...askedByRules(call.file.checks).flatMap((topic) => TOPIC_NAMES[topic]),
    ...call.file.selfCheck.map(({ id }) => `${OWN}${id}`),
  ];
  const given = names.map((name) => [name, typedText(typed, name)] as const).filter(([, value]) => value !== '');
  return new URLSearchParams(given.map(([name, value]) => [name, value])).toString();
}

type Reading<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Unreadable['fault'] };

function oneOf<T extends string>(values: readonly T[], typed: string): Reading<T> {
  const value = values.find((one) => one === typed);
  return value === undefined ? { ok: false, fault: 'required' } : { ok: true, value };
}

function dayIn(typed: Typed, name: string, today: string): Reading<string> {
  const day = isoDateOf(datePartsIn(typed, name));
  if (day === null) return { ok: false, fault: 'date' };
  return day > today ? { ok: false, fault: 'future' } : { ok: true, value: day };
}

function amountIn(typed: string): Reading<number> {
  const amount = readAmount(typed);
  return amount.ok ? { ok: true, value: amount.minor } : { ok: false, fault: 'amount' };
}

function monthsIn(typed: string): Reading<number> {
  const reading = readNumber(typed);
  const months = reading.ok ? Number(reading.decimal) : Number.NaN;
  return Number.isInteger(months) && months > 0 ? { ok: true, value: months } : { ok: false, fault: 'number' };
}
