import type { Action, Reason } from '#libs/workflow';
import type { View } from './view.js';

/** What a code of a list is called where the catalogues cannot know it: a page of the call's form, a kind of document. */
export type ItemWords = (item: string) => string | null | undefined;

/** A reason that brings the words for what it lists. */
export interface NamedReason extends Reason {
  readonly words?: ItemWords;
}

/** Minor units and currency, as the domain says an amount. */
const AMOUNT = /^(\d+) ([A-Z]{3})$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

/** The same reasons, each with the words for what it lists. */
export function named(reasons: readonly Reason[], words: ItemWords): readonly NamedReason[] {
  return reasons.map((reason) => ({ ...reason, words }));
}

/** Why somebody may not do something now; empty where they may. What the state does not know gives one reason. */
export function reasonsAgainst(actions: readonly Action[], event: string, words: ItemWords): readonly NamedReason[] {
  const action = actions.find((candidate) => candidate.event === event);
  if (!action) return [{ code: 'notInThisState', params: {} }];
  return action.allowed ? [] : named(action.reasons, words);
}

/** A reason in words: instants as dates with their zone, events and listed codes by their names. */
export function reasonText(view: View, reason: NamedReason): string {
  const params = Object.entries(reason.params).map(
    ([name, value]) => [name, name === 'list' ? itemsOf(view, reason) : readable(view, name, value)] as const,
  );
  return view.t(`reason.${reason.code}`, Object.fromEntries(params));
}

function readable(view: View, name: string, value: string | number): string | number {
  if (typeof value === 'number') return value;
  if (name !== 'events') return valueOf(view, value);
  return view.format.list(codesIn(value).map((event) => textOr(view, `event.${event}.done`) ?? event));
}

/** Instants and amounts as people read them, everything else as it is. */
function valueOf(view: View, value: string): string {
  if (INSTANT.test(value)) return view.format.dateTime(new Date(value), view.zone);
  const [, minor, currency] = AMOUNT.exec(value) ?? [];
  if (minor !== undefined && currency !== undefined) return view.format.money(Number(minor), currency);
  return value;
}

/**
 * What a reason lists, in words. A code without words is shown as it is: it may be a reference. The core names the
 * first few only; how many more there are is said here.
 */
function itemsOf(view: View, { params: { list = '', count }, words = () => null }: NamedReason): string {
  const codes = codesIn(String(list));
  const names = codes.map((item) => words(item) ?? textOr(view, `reason.item.${item}`) ?? valueOf(view, item));
  const left = typeof count === 'number' ? count - codes.length : 0;
  return view.format.list(left > 0 && codes.length > 0 ? [...names, view.t('reason.more', { count: left })] : names);
}

/** The core joins codes by commas. */
function codesIn(joined: string): readonly string[] {
  return joined.split(', ').filter((code) => code !== '');
}

function textOr(view: View, key: string): string | null {
  return view.has(key) ? view.t(key) : null;
}
