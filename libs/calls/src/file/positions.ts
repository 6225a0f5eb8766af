import { isMap, isScalar, LineCounter, parseDocument, type Document, type Node } from 'yaml';

export type Path = readonly (string | number)[];
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A YAML text that remembers where everything in it stands. */
export interface PlacedYaml {
  readonly value: unknown;
  /** What is wrong with the YAML itself. */
  readonly faults: readonly (Position & { readonly message: string })[];
  /** Whether something is written at that path. */
  has(path: Path): boolean;
  /** Where the value stands; for what is not there, where the nearest thing around it stands. */
  positionOf(path: Path): Position;
  /** Where the key itself stands. */
  positionOfKey(path: Path): Position;
}

/** Reads YAML 1.2 (so `no` is a word and `12:00` is not a number); an alias may not grow the file. */
export function placedYaml(text: string): PlacedYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', uniqueKeys: true, prettyErrors: false });
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const positionOf = (path: Path): Position => at(nearest(document, path)?.range?.[0] ?? 0);
  return {
    value: document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 100 }),
    faults: document.errors.map((error) => ({ ...at(error.pos[0]), message: error.message })),
    has: (path) => document.hasIn(path),
    positionOf,
    positionOfKey: (path) => {
      const key = keyNode(document, path);
      return key?.range ? at(key.range[0]) : positionOf(path);
    },
  };
}

function nearest(document: Document, path: Path): Node | null {
  for (let length = path.length; length >= 0; length -= 1) {
    const found: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isPlaced(found)) return found;
  }
  return null;
}

function keyNode(document: Document, path: Path): Node | null {
  const parent: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return null;
  const pair = parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1));
  return pair && isPlaced(pair.key) ? pair.key : null;
}

function isPlaced(found: unknown): found is Node {
  return typeof found === 'object' && found !== null && 'range' in found;
}
