import type { Call } from '#libs/calls';
import type { ChecklistItem, Finding } from '#libs/eligibility';
import { isolate } from '#libs/platform';
import { partName } from '../applications/part-names.js';
import { said } from '../calls/said.js';
import type { View } from '../ui/view.js';

/** What the system found for a line, with the facts it rests on, in words. */
export function findingInWords(view: View, call: Call, { line, finding }: ChecklistItem): string {
  if (finding.verdict === 'manual') return view.t('eligibility.finding.manual');
  return view.t(`eligibility.finding.${line.check}.${finding.verdict}`, factsInWords(view, call, finding.params));
}

/** Facts of a finding as the reader says them: days, amounts, places by their names. */
export function factsInWords(view: View, call: Call, facts: Finding['params']): Record<string, string | number> {
  const isClose = areClose(Object.values(facts).filter(isInstant).map(String));
  const params = Object.entries(facts).map(([name, value]) => {
    const words = readable(view, call, name, value);
    // A deadline is decided by the millisecond: it is shown where the minutes do not tell the two apart.
    return [name, isClose && isInstant(value) ? `${words} (${isolate(view.lang, String(value))})` : words] as const;
  });
  return Object.fromEntries(params);
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function isInstant(value: string | number): boolean {
  return typeof value === 'string' && INSTANT.test(value);
}

const MINUTE = 60_000;

function areClose(instants: readonly string[]): boolean {
  const times = instants.map((value) => Date.parse(value));
  return times.length > 1 && Math.max(...times) - Math.min(...times) < MINUTE;
}

function readable(view: View, call: Call, name: string, value: string | number): string | number {
  if (typeof value === 'number') return name.endsWith('Minor') ? view.format.money(value, call.currency) : value;
  if (isInstant(value)) return view.format.dateTime(new Date(value), call.zone);
  if (DAY.test(value)) return view.format.day(value);
  if (name === 'list')
    return view.format.list(
      value
        .split(', ')
        .filter(Boolean)
        .map((item) => nameOf(view, call, item)),
    );
  if (name === 'region' || name === 'lotRegion') return regionName(view, call, value);
  return name === 'legalForm' ? legalFormName(view, call, value) : value;
}

function nameOf(view: View, call: Call, item: string): string {
  const province = call.lots.flatMap(({ provinces }) => provinces).find(({ code }) => code === item);
  return province ? said(view, province.name) : partName(view, call, item);
}

function regionName(view: View, call: Call, code: string): string {
  const lot = call.lots.find(({ region }) => region === code);
  if (lot) return said(view, lot.regionName);
  return view.has(`identity.place.${code}`) ? view.t(`identity.place.${code}`) : code;
}

function legalFormName(view: View, call: Call, code: string): string {
  const form = call.file.applicants.legalForms.find((candidate) => candidate.code === code);
  if (form) return said(view, form.text);
  return view.has(`identity.legalForm.${code}`) ? view.t(`identity.legalForm.${code}`) : code;
}
