import { WORK_GROUPS, type WorkGroup, type WorklistPlace } from '#libs/applications';

/** What the work list is asked for; all of it stands in the address, so a list can be kept and passed on. */
export interface WorklistAsked {
  readonly group: WorkGroup;
  /** Code of a call. */
  readonly call?: string | undefined;
  readonly lot?: string | undefined;
  readonly search?: string | undefined;
  /** Where the page begins. */
  readonly after?: WorklistPlace | undefined;
}

/** Reads the address. What it cannot read is as if it had not been said. */
export function askedIn(query: unknown): WorklistAsked {
  const text = (name: string): string | undefined => {
    const value: unknown = typeof query === 'object' && query !== null ? Reflect.get(query, name) : undefined;
    return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 200) : undefined;
  };
  const group = text('group') ?? '';
  return {
    group: isGroup(group) ? group : 'waiting',
    call: text('call'),
    lot: text('lot'),
    search: text('search'),
    after: placeIn(text('after')),
  };
}

/** The address of the list that answers this. */
export function addressOf({ group, call, lot, search, after }: WorklistAsked): string {
  const asked = { group, call, lot, search, after: after ? `${after.dueAt}~${after.id}` : undefined };
  const said = Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `/work?${new URLSearchParams(said).toString()}`;
}

function isGroup(text: string): text is WorkGroup {
  return Object.hasOwn(WORK_GROUPS, text);
}

const PLACE = /^(infinity|\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?:\.\d{1,6})?[+-]\d{2}(?::?\d{2})?)~([0-9a-f-]{36})$/;

function placeIn(text: string | undefined): WorklistPlace | undefined {
  const [, dueAt, id] = PLACE.exec(text ?? '') ?? [];
  return dueAt !== undefined && id !== undefined ? { dueAt, id } : undefined;
}
