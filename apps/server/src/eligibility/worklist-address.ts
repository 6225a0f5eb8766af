import { WORK_GROUPS, type WorkGroup, type WorklistPlace } from '#libs/applications';
import { OBLIGATION_KINDS, type ObligationKind, type ObligationPlace } from '#libs/programme';

/** What the work list is asked for; all of it stands in the address, so a list can be kept and passed on. */
export interface WorklistAsked {
  readonly group: WorkGroup;
  /** Code of a call. */
  readonly call?: string | undefined;
  readonly lot?: string | undefined;
  readonly search?: string | undefined;
  /** Of what waits for the office: only this kind. */
  readonly kind?: ObligationKind | undefined;
  /** Of what waits for the office: only what is late. */
  readonly late?: 'yes' | undefined;
  /** Where the page begins. */
  readonly after?: WorklistPlace | undefined;
  /** Where the page begins, of what waits for the office. */
  readonly from?: ObligationPlace | undefined;
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
    kind: OBLIGATION_KINDS.find((kind) => kind === text('kind')),
    late: text('late') === 'yes' ? 'yes' : undefined,
    after: placeIn(text('after')),
    from: obligationPlaceIn(text('from')),
  };
}

/** The address of the list that answers this. */
export function addressOf({ after, from, ...rest }: WorklistAsked): string {
  const asked = {
    ...rest,
    after: after ? `${after.dueAt}~${after.id}` : undefined,
    from: from ? `${from.dueAt}~${from.key}` : undefined,
  };
  const said = Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `/work?${new URLSearchParams(said).toString()}`;
}

/** The same list from its beginning: what can be kept under a name. */
export function wholeList(asked: WorklistAsked): WorklistAsked {
  return { ...asked, after: undefined, from: undefined };
}

function isGroup(text: string): text is WorkGroup {
  return Object.hasOwn(WORK_GROUPS, text);
}

const INSTANT = String.raw`infinity|\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?:\.\d{1,6})?[+-]\d{2}(?::?\d{2})?`;
const PLACE = new RegExp(`^(${INSTANT})~([0-9a-f-]{36})$`);
const OBLIGATION_PLACE = new RegExp(`^(${INSTANT})~([A-Za-z]{1,40} [0-9a-f-]{36} [0-9A-Za-z-]{1,40})$`);

function placeIn(text: string | undefined): WorklistPlace | undefined {
  const [, dueAt, id] = PLACE.exec(text ?? '') ?? [];
  return dueAt !== undefined && id !== undefined ? { dueAt, id } : undefined;
}

function obligationPlaceIn(text: string | undefined): ObligationPlace | undefined {
  const [, dueAt, key] = OBLIGATION_PLACE.exec(text ?? '') ?? [];
  return dueAt !== undefined && key !== undefined ? { dueAt, key } : undefined;
}
