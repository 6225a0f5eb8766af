import { lineOf, type Alternative, type Machine, type State } from '../machine.js';
import type { Resume } from '../types.js';

/** The definition as a Mermaid state diagram; the same definition always gives the same text. */
export function diagram(machine: Machine): string {
  const { id, version, start, states, alternatives } = machine;
  const roots = [...states.values()].filter((state) => state.parent === null);
  const transitions = [...alternatives.values()].filter((one) => one !== start);
  const entered = new Set([...alternatives.values()].map((one) => one.target));
  const lines = [
    '---',
    `title: ${id}, version ${version}`,
    '---',
    'stateDiagram-v2',
    ...roots.flatMap((state) => boxOf(state, entered)),
    `  [*] --> ${idOf(start.target ?? '')}: ${labelOf(start)}`,
    ...transitions.map(arrowOf),
    ...[...states.values()].filter((state) => state.kind === 'final').map((state) => `  ${idOf(state.path)} --> [*]`),
  ];
  return `${lines.join('\n')}\n`;
}

function boxOf(state: State, entered: ReadonlySet<string | null>): readonly string[] {
  const indent = '  '.repeat(lineOf(state).length);
  const head = `${indent}state "${state.name}" as ${idOf(state.path)}`;
  if (state.children.length === 0)
    return [head, ...notesOf(state).map((note) => `${indent}${idOf(state.path)}: ${note}`)];
  const inner = state.children.map((child) => boxOf(child, entered));
  const isEntered = entered.has(state.path) || state.parent?.kind === 'parallel';
  const first =
    state.kind === 'compound' && isEntered ? [`${indent}  [*] --> ${idOf(`${state.path}.${state.initial}`)}`] : [];
  const between = state.kind === 'parallel' ? [`${indent}  --`] : [];
  const body = inner.flatMap((lines, index) => (index === 0 ? lines : [...between, ...lines]));
  return [`${head} {`, ...first, ...body, `${indent}}`];
}

const RESUMPTION: Readonly<Record<Resume, string>> = { rest: 'the rest of its time', anew: 'its full time anew' };

function notesOf({ owner, deadlines, pauses }: State): readonly string[] {
  const waits = deadlines.map(({ name, sends }) =>
    sends === undefined ? `until ${name}` : `until ${name}, then ${sends}`,
  );
  const stops = pauses.map(({ deadline, resume }) => `${deadline} stands still, then ${RESUMPTION[resume]}`);
  return [...(owner === null ? [] : [`waits for ${owner}`]), ...waits, ...stops];
}

function arrowOf(one: Alternative): string {
  return `  ${idOf(one.from)} --> ${idOf(one.target ?? one.from)}: ${labelOf(one)}${one.target === null ? ', stays' : ''}`;
}

function labelOf({ event, guards, by }: Alternative): string {
  const condition = guards.length === 0 ? '' : ` [${guards.map((guard) => guard.name).join(', ')}]`;
  return `${event}${condition} by ${by.join(' or ')}`;
}

/** Mermaid's names have no dots, ours no underscores. */
function idOf(path: string): string {
  return path.replaceAll('.', '_');
}
