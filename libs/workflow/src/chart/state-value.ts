import type { StateValue } from '../types.js';

/** Paths of the active atomic states of a value, in the order of its keys. */
export function pathsOf(value: StateValue): readonly string[] {
  return stateText(value).split(' ');
}

/** The same paths joined by blanks. Asked at each transition, so it makes nothing but the text. */
export function stateText(value: StateValue, parent = ''): string {
  if (typeof value === 'string') return parent + value;
  let text = '';
  for (const name in value) {
    const inner = value[name];
    if (inner === undefined) continue;
    if (text !== '') text += ' ';
    text += stateText(inner, `${parent}${name}.`);
  }
  return text;
}

/** The value of active atomic states: one entry a region, in the order of the paths. */
export function valueOf(paths: readonly string[]): StateValue {
  const [only] = paths;
  if (paths.length === 1 && only !== undefined && !only.includes('.')) return only;
  const regions = new Map<string, string[]>();
  for (const path of paths) {
    const dot = path.indexOf('.');
    const region = path.slice(0, dot);
    regions.set(region, [...(regions.get(region) ?? []), path.slice(dot + 1)]);
  }
  return Object.fromEntries([...regions].map(([region, inner]) => [region, valueOf(inner)]));
}
