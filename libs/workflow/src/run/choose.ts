import type { Actor, Role } from '#libs/kernel';
import type { Handler } from '../chart/configurations.js';
import type { Alternative } from '../machine.js';
import type { Circumstances, Reason, Refusal, Snapshot } from '../types.js';

type Did = Snapshot['did'];

/** The transition that is taken, or every reason why none is. */
export type Choice = { readonly taken: Alternative } | { readonly reasons: readonly Reason[] };

/** Permission first, then the separation of duties, then the first alternative whose guards all hold. */
export function choose(handler: Handler, actor: Actor, did: Did, circumstances: Circumstances): Choice {
  const permitted = handler.alternatives.filter((one) => mayTake(one, actor));
  if (permitted.length === 0) return { reasons: [notPermitted(handler.alternatives)] };
  const ownActs = fourEyes(handler, actor, did);
  if (ownActs) return { reasons: [ownActs] };
  const taken = permitted.find((one) => refusalsOf(one, circumstances).length === 0);
  return taken ? { taken } : { reasons: guardReasons(permitted, circumstances) };
}

export function mayTake(alternative: Alternative, actor: Actor): boolean {
  return alternative.by.some((role) => actor.roles.includes(role));
}

/** The roles of people that may take one of the alternatives, in the order of the file. */
export function rolesOf(alternatives: readonly Alternative[]): readonly Role[] {
  return [...new Set(alternatives.flatMap((one) => one.by))].filter((role) => role !== 'system');
}

export function notPermitted(alternatives: readonly Alternative[]): Reason {
  return { code: 'permission', params: {}, by: rolesOf(alternatives) };
}

/** Why this person may not: an earlier event of the same instance was theirs. All alternatives agree on `notBy`. */
export function fourEyes({ alternatives }: Handler, actor: Actor, did: Did): Reason | null {
  if (actor.kind === 'system') return null;
  const own = alternatives[0]?.notBy.filter((event) => did[event]?.includes(actor.id)) ?? [];
  if (own.length === 0) return null;
  return { code: 'fourEyes', params: { events: own.join(', ') }, by: rolesOf(alternatives) };
}

/** What every guard of the alternatives says against it, each thing once. */
export function guardReasons(alternatives: readonly Alternative[], circumstances: Circumstances): readonly Reason[] {
  const reasons = alternatives.flatMap((one) => refusalsOf(one, circumstances));
  const texts = reasons.map((reason) => JSON.stringify(reason));
  return reasons.filter((_reason, index) => texts.indexOf(texts[index] ?? '') === index);
}

export function refusalsOf(alternative: Alternative, circumstances: Circumstances): readonly Reason[] {
  const reasons: Reason[] = [];
  for (const { name, word } of alternative.guards) {
    const answer = word.holds(circumstances);
    if (answer !== true) reasons.push(reasonOf(name, answer));
  }
  return reasons;
}

function reasonOf(guard: string, { params = {}, by, until }: Refusal): Reason {
  return {
    code: `guard.${guard}`,
    params,
    ...(by && { by }),
    ...(until && { until: until.toISOString() }),
  };
}
