import type { Seen } from './crawl.js';
import { groupedBy } from './faults.js';

/** How many examples of one route one role shows. */
const OF_A_ROLE = 3;

/**
 * The pages worth looking at: of each route and role the one with most kinds of elements, then those that show kinds
 * which the chosen ones do not; and none that looks like one chosen for another role.
 */
export function worthLookingAt(pages: readonly Seen[]): readonly Seen[] {
  const byRouteAndRole = groupedBy(pages, ({ route, visitor }) => `${route} ${visitor.role}`);
  const known = new Set<string>();
  return [...byRouteAndRole.values()]
    .flatMap((alike) => {
      const chosen = examplesOf(alike.map((seen) => ({ seen, kinds: kindsIn(seen.answer.body) })));
      return chosen.filter(({ seen, kinds }) => isNew(known, `${seen.route} ${[...kinds].toSorted().join(' ')}`));
    })
    .map(({ seen }) => seen);
}

interface Example {
  readonly seen: Seen;
  readonly kinds: ReadonlySet<string>;
}

function examplesOf(alike: readonly Example[]): readonly Example[] {
  const chosen: Example[] = [];
  const shown = new Set<string>();
  while (chosen.length < OF_A_ROLE) {
    const gains = alike.map((one) => ({ one, gain: [...one.kinds].filter((kind) => !shown.has(kind)).length }));
    const best = gains.toSorted((left, right) => right.gain - left.gain)[0];
    if (!best || best.gain === 0) break;
    chosen.push(best.one);
    for (const kind of best.one.kinds) shown.add(kind);
  }
  return chosen;
}

function isNew(known: Set<string>, kind: string): boolean {
  if (known.has(kind)) return false;
  known.add(kind);
  return true;
}

/** Which kinds of elements the page's own part has. */
export function kindsIn(html: string): ReadonlySet<string> {
  const [main = html] = /<main[\s\S]*<\/main>/.exec(html) ?? [];
  const tags = [...main.matchAll(/<([a-z][\w-]*)(?:\s[^>]*?class="([^"]*)")?/g)];
  return new Set(tags.map(([, tag = '', classes = '']) => `${tag}.${classes}`));
}
