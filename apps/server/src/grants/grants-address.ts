import { GRANT_PHASES, type GrantPhase, type GrantPlace } from '#libs/contracts';

/** What the list of grants is asked for; all of it stands in the address. */
export interface GrantsAsked {
  readonly phase?: GrantPhase | undefined;
  readonly search?: string | undefined;
  readonly after?: GrantPlace | undefined;
}

/** Reads the address. What it cannot read is as if it had not been said. */
export function askedIn(query: unknown): GrantsAsked {
  const phase = textIn(query, 'phase') ?? '';
  return {
    phase: isPhase(phase) ? phase : undefined,
    search: textIn(query, 'search'),
    after: placeIn(textIn(query, 'after')),
  };
}

/** The address of the list that answers this. */
export function grantsAddress({ phase, search, after }: GrantsAsked): string {
  return listAddress('/grants', { phase, search, after: after ? placeText(after) : undefined });
}

/** An address with what is said of these parameters. */
export function listAddress(path: string, asked: Readonly<Record<string, string | undefined>>): string {
  const said = Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return said.length === 0 ? path : `${path}?${new URLSearchParams(said).toString()}`;
}

/** One text of a query; undefined where it is not said, or not one text. */
export function textIn(query: unknown, name: string): string | undefined {
  const value: unknown = typeof query === 'object' && query !== null ? Reflect.get(query, name) : undefined;
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 200) : undefined;
}

/** A place in a list that is ordered by obligation: its instant and its id. */
export function placeText({ dueAt, id }: { readonly dueAt: string; readonly id: string }): string {
  return `${dueAt}~${id}`;
}

const PLACE =
  /^(infinity|\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?(?:Z|[+-]\d{2}(?::?\d{2})?))~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The place in a text of ours; undefined for anything else. */
export function placeIn(text: string | undefined): { readonly dueAt: string; readonly id: string } | undefined {
  const [, dueAt, id] = PLACE.exec(text ?? '') ?? [];
  return dueAt !== undefined && id !== undefined ? { dueAt, id } : undefined;
}

function isPhase(text: string): text is GrantPhase {
  return Object.hasOwn(GRANT_PHASES, text);
}
