import type { StateValue } from '#libs/workflow';
import type { Raw } from './definition-files.js';

/** The active atomic states of a value, sorted. */
export function activeStates(value: StateValue, around = ''): readonly string[] {
  if (typeof value === 'string') return [around + value];
  return Object.entries(value)
    .flatMap(([name, inner]) => activeStates(inner, `${around}${name}.`))
    .sort();
}

/**
 * The active atomic states after a transition, worked out from the text of a definition alone: what lies in the
 * innermost state around both ends is left, and the target is entered down to its first states.
 */
export function atomicAfter(source: Raw, before: readonly string[], taken: string): readonly string[] {
  const [from = '', event = '', index = '0'] = taken.split('/');
  const said = from === '' ? source.start : stateOf(source, from).on[event];
  const { target } = Array.isArray(said) ? said[Number(index)] : said;
  if (target === undefined) return before;
  const domain = commonParent(from, target);
  const staying = before.filter((path) => domain !== '' && !path.startsWith(`${domain}.`));
  return [...staying, ...firstStates(stateOf(source, target), target)].sort();
}

function stateOf(source: Raw, path: string): Raw {
  return path.split('.').reduce((state, name) => state.states[name], source);
}

function commonParent(from: string, target: string): string {
  const outer = from.split('.').slice(0, -1);
  const names = target.split('.').slice(0, -1);
  const shared = names.findIndex((name, index) => name !== outer[index]);
  return (shared === -1 ? names : names.slice(0, shared)).join('.');
}

function firstStates(state: Raw, path: string): readonly string[] {
  if (!state.states) return [path];
  const names = Object.keys(state.states);
  const entered = state.parallel ? names : [state.initial ?? names[0]];
  return entered.flatMap((name) => firstStates(state.states[name], `${path}.${name}`));
}
