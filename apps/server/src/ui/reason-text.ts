import type { Reason } from '#libs/workflow';
import type { View } from './view.js';

/** What a code of a list is called where the catalogues cannot know it: a page of the call's form, a kind of document. */
export type ItemWords = (item: string) => string | null | undefined;

/** Minor units and currency, as the domain says an amount. */
const AMOUNT = /^(\d+) ([A-Z]{3})$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

/** A reason in words: instants as dates with their zone, events and listed codes by their names. */
export function reasonText(view: View, reason: Reason, words?: ItemWords): string {
  const params = Object.entries(reason.params).map(
    ([name, value]) => [name, readable(view, name, value, words)] as const,
  );
  return view.t(`reason.${reason.code}`, Object.fromEntries(params));
}

function readable(view: View, name: string, value: string | number, words: ItemWords = () => null): string | number {
  if (typeof value === 'number') return value;
  if (INSTANT.test(value)) return view.format.dateTime(new Date(value), view.zone);
  const [, minor, currency] = AMOUNT.exec(value) ?? [];
  if (minor !== undefined && currency !== undefined) return view.format.money(Number(minor), currency);
  if (name === 'events') return listed(view, value, (event) => textOr(view, `event.${event}.done`));
  if (name === 'list') return listed(view, value, (item) => words(item) ?? textOr(view, `reason.item.${item}`));
  return value;
}

/** The core joins codes by commas. A code without words of its own is shown as it is: it may be a reference. */
function listed(view: View, codes: string, nameOf: (code: string) => string | null): string {
  const all = codes.split(', ').filter((code) => code !== '');
  return view.format.list(all.map((code) => nameOf(code) ?? code));
}

function textOr(view: View, key: string): string | null {
  return view.has(key) ? view.t(key) : null;
}
