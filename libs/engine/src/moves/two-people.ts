import type { Actor } from '#libs/kernel';
import { OperatorsOnly, ReasonMissing, SecondPersonNeeded } from './errors.js';

/** Throws `OperatorsOnly` unless this is a person who holds the role. */
export function mustOperate(by: Actor): void {
  if (by.kind === 'person' && by.roles.includes('operator')) return;
  throw new OperatorsOnly('Only somebody with the role of operator may change files that are on their way.');
}

/** Throws `SecondPersonNeeded` where the same person asked. The table holds the same rule. */
export function mustBeAnother(by: Actor, requestedBy: string): void {
  if (by.id !== requestedBy) return;
  throw new SecondPersonNeeded('Who asked for a change may not confirm it: it takes a second operator.');
}

/** Throws `ReasonMissing` for a text that says nothing. */
export function mustSayWhy(reason: string): void {
  if (/\S/u.test(reason)) return;
  throw new ReasonMissing('Say why: the reason stands in the history of every file concerned.');
}
