import type { MovePreview, PreviewGroup } from '#libs/engine';
import type { Difference } from '#libs/workflow';

const SIGN = { added: '+', removed: '-', changed: '~' } as const;

/** Two versions of a definition side by side: what came, what went, what is otherwise. */
export function differencesInWords(differences: readonly Difference[]): string {
  if (differences.length === 0) return 'The two versions say the same.\n';
  return differences.map(({ kind, message }) => `${SIGN[kind]} ${message}\n`).join('');
}

/** How many files a move concerns, in one sentence. */
export function totalsInWords({ moving, ended, withoutPlace }: MovePreview, to: number): string {
  const places = withoutPlace === 0 ? '' : `, ${counted(withoutPlace)} would have no place in it`;
  return `${counted(moving)} would go on under version ${to}${places}; ${counted(ended)} that ended: these stay.\n`;
}

function counted(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'file' : 'files'}`;
}

/** Whether a person should look at these files: they lose, gain or change something, or stop the move. */
export function isWorthListing({ state, change }: PreviewGroup): boolean {
  if (change === null || change.to !== state) return true;
  const { lostSteps, gainedSteps, lostDeadlines, gainedDeadlines } = change;
  return [lostSteps, gainedSteps, lostDeadlines, gainedDeadlines].some((list) => list.length > 0);
}

/** What happens to the files of one group, a line for each thing. */
export function groupInWords({ state, change, files }: PreviewGroup): string {
  const count = counted(files.length);
  if (change === null) return `\n${state}: ${count}\n  no state takes its place: the move stops here\n`;
  const { to, lostSteps, gainedSteps, lostDeadlines, gainedDeadlines, overdue } = change;
  const lines = [
    ...listed('loses the step', lostSteps),
    ...listed('gains the step', gainedSteps),
    ...listed('loses the deadline', lostDeadlines),
    ...listed('gains the deadline', gainedDeadlines),
    ...overdue.map((name) => `  ${name} has passed already and takes effect at once\n`),
  ];
  return `\n${state}${to === state ? '' : ` -> ${to}`}: ${count}\n${lines.join('')}`;
}

function listed(what: string, names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [`  ${what} ${names.join(', ')}\n`];
}
