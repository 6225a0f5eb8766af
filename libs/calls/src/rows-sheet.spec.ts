import fc from 'fast-check';
import type { Row } from './answers.js';
import type { ReadCell, SheetCell } from './budget-sheet.js';
import { readPastedRows, readRowsSheet, rowChanges, rowsSheet, type WordedColumn } from './rows-sheet.js';

const columns: readonly WordedColumn[] = [
  {
    column: { id: 'level', type: 'choice', required: false, options: [] },
    head: 'Niveau',
    options: { output: 'Résultat', activity: 'Activité' },
  },
  { column: { id: 'statement', type: 'text', required: false, maxGraphemes: 400 }, head: 'Énoncé', options: {} },
  { column: { id: 'year', type: 'number', required: false, min: 2000, max: 2100 }, head: 'Année', options: {} },
];
const ids = columns.map(({ column }) => column.id);
const aRow = (level: string, statement: string, year = ''): Row => ({ level, statement, year });
/** As a spreadsheet gives back what it was given. */
const kept = (rows: readonly (readonly SheetCell[])[]): ReadCell[][] =>
  rows.map((row) => row.map((cell) => (cell === '' || (typeof cell === 'object' && cell !== null) ? null : cell)));

describe('a table of the form in a sheet', () => {
  it('comes back as it was typed, whatever was typed', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('valueOf', '1 234,50', '٢٠٢٧', '=1+1', ' a ', '1.234'),
    );
    const row = fc
      .record({ level: fc.constantFrom('output', 'activity', '', 'other'), statement: text, year: text })
      .filter((cells) => Object.values(cells).some((cell) => cell.trim() !== ''));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        expect(readRowsSheet(kept(rowsSheet(columns, rows, 'Ref')), columns, rows)).toEqual(rows);
      }),
    );
  });

  it('takes rows that were added, moved and taken away, with columns in another order', () => {
    const rows = [aRow('output', 'a', '2 027'), aRow('activity', 'b'), aRow('activity', 'c')];
    const sheet = [
      ['Ref', 'Année', 'Énoncé', 'Niveau'],
      [3, null, 'c', 'Activité'],
      [null, 2028, 'new', 'résultat'],
      [1, 2027, 'a, changed', 'Résultat'],
      [1, 2027, 'a twice', 'Résultat'],
      [null, null, ' ', null],
    ];

    expect(readRowsSheet(sheet, columns, rows)).toEqual([
      aRow('activity', 'c'),
      aRow('output', 'new', '2028'),
      aRow('output', 'a, changed', '2 027'),
      aRow('output', 'a twice', '2027'),
    ]);
  });

  it('is not taken for one of ours without its heads', () => {
    expect(readRowsSheet([['Niveau', 'Énoncé', 'Année']], columns, [])).toBeNull();
    expect(readRowsSheet([['Ref', 'Énoncé', 'Année']], columns, [])).toBeNull();
  });

  it('is pasted in its own order, or under heads', () => {
    const plain = readPastedRows([['Activité', 'x', '2027'], [''], ['?', 'y']], columns);
    const headed = readPastedRows([['énoncé', 'Énoncé', 'Niveau'].slice(1), ['x', 'Résultat']], columns);

    expect(plain.rows).toEqual([aRow('activity', 'x', '2027'), aRow('?', 'y')]);
    expect(plain.read.map(({ row, as }) => `${row} ${as}`)).toEqual(['1 line', '3 line']);
    expect(headed.rows).toEqual([aRow('output', 'x')]);
    expect(headed.read.map(({ as }) => as)).toEqual(['heads', 'line']);
  });
});

describe('what differs between two versions of a table', () => {
  it('is told line by line', () => {
    const before = [aRow('output', 'a'), aRow('activity', 'b'), aRow('activity', 'c'), aRow('output', 'd')];
    const after = [aRow('output', 'a'), aRow('activity', 'b2'), aRow('output', 'd'), aRow('output', 'e')];

    expect(rowChanges(ids, before, after).map(({ kind, place }) => `${kind} ${place}`)).toEqual([
      'rowChanged 2',
      'rowRemoved 3',
      'rowAdded 4',
    ]);
    expect(rowChanges(ids, before, before)).toEqual([]);
  });

  it('leads from the one to the other', () => {
    const row = fc.record({ level: fc.constantFrom('output', 'activity'), statement: fc.constantFrom('a', 'b', 'c') });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), fc.array(row, { maxLength: 5 }), (before, after) => {
        const changes = rowChanges(['level', 'statement'], before, after);
        const count = (kind: string) => changes.filter((change) => change.kind === kind).length;
        expect(before.length + count('rowAdded') - count('rowRemoved')).toBe(after.length);
        expect(changes.length === 0).toBe(JSON.stringify(before) === JSON.stringify(after));
      }),
    );
  });
});
