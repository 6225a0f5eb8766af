import fc from 'fast-check';
import { type Budget, cellsOf, rowOf, withCells } from '#libs/calls';
import { budgetFrom, budgetPage } from './budget-page.js';
import { type AnswerChange, changesOf, traced } from '../domain/answer-changes.js';
import { noAnswers, type PageAnswers, rewritten } from '../domain/answers.js';
import { budgetsAt, cellsChanged } from './budget-history.js';
import { type BudgetWriting, mergedBudget, seenBudget } from './merge-budget.js';

const aLine = (id: string, changes = {}) => ({
  id,
  heading: '1',
  description: `Line ${id}`,
  unit: 'day',
  quantity: '2',
  unitCost: '10',
  ...changes,
});
const aBudget = (changes: Partial<Budget> = {}): Budget => ({
  lines: [aLine('l1'), aLine('l2')],
  indirect: '',
  contingency: '',
  requested: '',
  sources: [],
  ...changes,
});
const write = (stored: Budget, saw: Budget, writing: Partial<BudgetWriting>) =>
  mergedBudget(stored, { cells: {}, removed: [], seen: () => seenBudget(saw), ...writing });

describe('merging what somebody wrote into a budget', () => {
  it('takes different lines and different cells of one line from both', () => {
    const stored = withCells(aBudget(), { 'l1.quantity': '3', 'l3.description': 'Theirs', 'l3.heading': '2' });

    const merge = write(stored, aBudget(), {
      cells: { 'l1.quantity': '2', 'l1.unitCost': '11', 'l4.description': 'Mine', 'l4.heading': '1' },
    });

    expect(merge.contested).toEqual([]);
    expect(cellsOf(merge.budget)).toMatchObject({ 'l1.quantity': '3', 'l1.unitCost': '11' });
    expect(merge.budget.lines.map(({ id }) => id)).toEqual(['l1', 'l2', 'l3', 'l4']);
  });

  it('contests the same cell, and takes all others', () => {
    const stored = withCells(aBudget(), { 'l1.quantity': '3' });

    const merge = write(stored, aBudget(), { cells: { 'l1.quantity': '4', indirect: '7' } });

    expect(merge.contested).toEqual([{ question: 'l1.quantity', mine: '4', theirs: '3' }]);
    expect(cellsOf(merge.budget)).toMatchObject({ 'l1.quantity': '3', indirect: '7' });
  });

  it('takes a line away as it was seen, and contests it where somebody changed it meanwhile', () => {
    const changed = withCells(aBudget(), { 'l2.quantity': '' });

    expect(write(aBudget(), aBudget(), { removed: ['l1'] }).budget.lines.map(({ id }) => id)).toEqual(['l2']);
    const late = write(changed, aBudget(), { removed: ['l1', 'l2'] });
    expect(late.budget.lines.map(({ id }) => id)).toEqual(['l2']);
    expect(late.contested).toMatchObject([{ question: 'l2', mine: null, theirs: { 'l2.unitCost': '10' } }]);
  });

  it('leaves a line gone that others took away, unless something was typed into it', () => {
    const stored = aBudget({ lines: [aLine('l2')] });

    expect(write(stored, aBudget(), { cells: { ...cellsOf(aBudget()) } }).budget).toEqual(stored);
    expect(write(stored, aBudget(), { cells: { 'l1.quantity': '9' } })).toMatchObject({
      budget: stored,
      contested: [{ question: 'l1.quantity', mine: '9', theirs: null }],
    });
  });

  it('contests what is typed into a line that came after its writer had read the page, and was taken away', () => {
    const stored = aBudget({ lines: [aLine('l2')] });
    const before = { ...seenBudget(stored), came: new Set(['l1', 'l2']) };

    const merge = write(stored, stored, { cells: { 'l1.heading': '1', 'l1.quantity': '9' }, seen: () => before });

    expect(merge).toEqual({ budget: stored, contested: [{ question: 'l1.quantity', mine: '9', theirs: null }] });
  });

  it('makes no line of a place alone', () => {
    expect(write(aBudget(), aBudget(), { cells: { 'l9.heading': '1', 'l9.unit': '' } }).budget).toEqual(aBudget());
  });

  it('puts lines into another order only where nobody moved any meanwhile', () => {
    const order = ['l2', 'l1'];
    const added = withCells(aBudget(), { 'l3.description': 'New' });

    expect(write(aBudget(), aBudget(), { order }).budget.lines.map(({ id }) => id)).toEqual(order);
    expect(write(added, aBudget(), { order }).budget.lines.map(({ id }) => id)).toEqual(['l1', 'l2', 'l3']);
  });
});

/** The budget's page on the server, with its history. */
class Desk {
  page: PageAnswers = noAnswers('fullApplication', 'budget');
  changes: AnswerChange[] = [];
  /** Texts that somebody replaced or took away without having had them before their eyes. */
  readonly unseen: string[] = [];

  get budget(): Budget {
    return budgetFrom(this.page.answers);
  }

  save(writer: Writer, cells: Readonly<Record<string, string>>, removed: readonly string[] = []) {
    const carried = [...Object.keys(cells), ...removed.flatMap((row) => CELLS.map((column) => `${row}.${column}`))];
    const read = carried.map((cell) => writer.versions[cell] ?? 0);
    const known = budgetsAt(this.page, this.changes, read);
    const seen: BudgetWriting['seen'] = (cell) => known.get(writer.versions[cell] ?? 0) ?? null;
    const { budget, contested } = mergedBudget(this.budget, { cells, removed, seen });
    const before = this.page;
    const answers = budgetPage(budget);
    const all = new Map(Object.keys(answers).map((part) => [part, before.answers[part]]));
    const { page } = rewritten(before, { answers, seen: all, by: writer.name, at: new Date(before.version) });
    this.watch(writer, cellsOf(budgetFrom(page.answers)));
    this.changes = [...changesOf(before, page), ...this.changes];
    this.page = page;
    return { version: page.version, contested };
  }

  private watch(writer: Writer, after: Readonly<Record<string, string>>) {
    for (const [cell, text] of Object.entries(cellsOf(this.budget)))
      if (after[cell] !== text && !writer.shown.has(`${cell}:${text}`)) this.unseen.push(`${cell}:${text}`);
  }
}

type Fate = 'arrives' | 'lost' | 'unanswered' | 'twice';

/** Somebody at the page: sees what it shows, types into cells, begins lines, takes lines away. */
class Writer {
  readonly shown = new Set<string>();
  readonly versions: Record<string, number> = {};
  private readonly sent: Record<string, string> = {};
  private readonly fields: Record<string, string> = {};
  contests = 0;

  constructor(readonly name: string) {}

  /** What the page shows of cells that are not being written. */
  look(desk: Desk) {
    const cells = cellsOf(desk.budget);
    const all = [...desk.budget.lines.flatMap(({ id }) => CELLS.map((column) => `${id}.${column}`)), 'requested'];
    for (const cell of new Set([...all, ...Object.keys(cells), ...Object.keys(this.versions)]))
      if (this.sent[cell] === undefined) this.see(cell, cells[cell] ?? '', desk.page.version);
  }

  write(desk: Desk, cell: string, text: string, fate: Fate) {
    // What stands as it was read is not sent.
    if (this.sent[cell] === undefined && text === (this.fields[cell] ?? '')) return;
    const value = (this.sent[cell] ??= text);
    this.shown.add(`${cell}:${value}`);
    const row = rowOf(cell);
    const sent = row === null ? { [cell]: value } : { [`${row}.heading`]: '1', [cell]: value };
    if (row !== null) this.shown.add(`${row}.heading:1`);
    if (fate === 'lost') return;
    const answer = desk.save(this, sent);
    if (fate === 'twice') desk.save(this, sent);
    if (fate === 'unanswered') return;
    delete this.sent[cell];
    const contest = answer.contested.find(({ question }) => question === cell);
    if (contest) this.contests += 1;
    this.see(cell, contest ? (typeof contest.theirs === 'string' ? contest.theirs : '') : value, answer.version);
  }

  remove(desk: Desk, row: string) {
    desk.save(this, {}, [row]);
  }

  private see(cell: string, text: string, version: number) {
    this.shown.add(`${cell}:${text}`);
    this.fields[cell] = text;
    this.versions[cell] = version;
  }
}

const CELLS = ['description', 'quantity', 'unitCost', 'unit', 'heading', 'name', 'kind', 'amount'];
const step = fc.record({
  who: fc.integer({ min: 0, max: 1 }),
  row: fc.constantFrom('l1', 'l2', 'l3', 's1'),
  column: fc.integer({ min: 0, max: 1 }),
  does: fc.constantFrom('writes', 'writes', 'writes', 'empties', 'looks', 'removes', 'asks' as const),
  fate: fc.constantFrom<Fate>('arrives', 'arrives', 'lost', 'unanswered', 'twice'),
});

describe('two editors on one budget', () => {
  it('in 1,000 random interleavings never replace a text that was not before the eyes of whoever replaced it', () => {
    let [contests, lines] = [0, 0];
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 40 }), (steps) => {
        const desk = new Desk();
        const writers = [new Writer('amina'), new Writer('brahim')] as const;
        for (const [i, { who, row, column, does, fate }] of steps.entries()) {
          const writer = writers[who] ?? writers[0];
          const columns = row === 's1' ? ['name', 'amount'] : ['description', 'quantity'];
          const cell = `${row}.${columns[column] ?? ''}`;
          if (does === 'looks') writer.look(desk);
          else if (does === 'removes') writer.remove(desk, row);
          else if (does === 'asks') writer.write(desk, 'requested', `${writer.name} ${i}`, fate);
          else writer.write(desk, cell, does === 'empties' ? '' : `${writer.name} ${i}`, fate);
        }
        contests += writers[0].contests + writers[1].contests;
        lines += desk.budget.lines.length;
        expect(desk.unseen).toEqual([]);
        const history = cellsChanged(traced(desk.page.answers, desk.changes));
        expect(history).toHaveLength(desk.changes.length);
      }),
      { numRuns: 1_000 },
    );
    expect(contests).toBeGreaterThan(1_000);
    expect(lines).toBeGreaterThan(500);
  });
});
