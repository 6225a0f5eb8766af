export type Stored = ReadonlyMap<string, readonly string[]>;

/** A row that one of two runs has, and the other has not. */
export interface Difference {
  readonly table: string;
  readonly kind: 'lost' | 'doubled';
  readonly row: string;
}

/**
 * What differs from an undisturbed run. Instants that were not there at the beginning, and hashes and signatures over them,
 * are the same whatever they are: two runs are never at the same time.
 */
export function differences(of: {
  readonly before: Stored;
  readonly undisturbed: Stored;
  readonly disturbed: Stored;
}): readonly Difference[] {
  const { before, undisturbed, disturbed } = of;
  const known = new Set([...before.values()].flat().flatMap((row) => row.match(VARYING) ?? []));
  const tables = new Set([...undisturbed.keys(), ...disturbed.keys()]);
  return [...tables].flatMap((table) => {
    const expected = (undisturbed.get(table) ?? []).map((row) => timeless(row, known));
    const found = (disturbed.get(table) ?? []).map((row) => timeless(row, known));
    const lost = less(expected, found).map((row) => ({ table, kind: 'lost' as const, row }));
    return [...lost, ...less(found, expected).map((row) => ({ table, kind: 'doubled' as const, row }))];
  });
}

/** Those of the first list that the second one has not, each as often as it lacks. */
function less(rows: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return rows.filter((row) => {
    const place = left.indexOf(row);
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
}

const INSTANT = String.raw`\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})`;
const HASH = String.raw`\b(?:[0-9a-f]{64}|[0-9a-f]{128})\b|\\\\x[0-9a-f]{64}`;
const VARYING = new RegExp(`${INSTANT}|${HASH}`, 'g');

function timeless(row: string, known: ReadonlySet<string>): string {
  return row.replace(VARYING, (found) => (known.has(found) ? found : found.includes('T') ? 'INSTANT' : 'HASH'));
}
