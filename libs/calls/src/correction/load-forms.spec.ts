import { readFileSync } from 'node:fs';
import { aCallFile } from '#testing/calls';
import type { CallFile } from '../file/call-file.js';
import { loadCallFile } from '../file/load-call.js';
import { loadGrid, type GridLibrary } from '../file/load-grid.js';
import { formsText } from './forms-text.js';
import { loadForms } from './load-forms.js';

const kafaat = aCallFile();
const BOTH = ['conceptNote', 'fullApplication'] as const;
const published = (file: CallFile) => ({ file, stages: BOTH, former: [file] });

function codesIn(text: string, file = kafaat): readonly string[] {
  const loaded = loadForms(text, 'forms.yaml', published(file));
  return loaded.ok ? [] : loaded.faults.map(({ code, path }) => `${code} ${path}`);
}

const ONE_PAGE = `
forms:
  conceptNote:
    request: { from: questions, contribution: contribution, totalCost: totalCost, months: months, provinces: provinces }
    pages:
      - id: idea
        title: { fr: Idée, ar: الفكرة, en: Idea }
        questions:
`;

describe('the forms of a published call', () => {
  it('are written as one would write them, and read back as the same', () => {
    const text = formsText(kafaat, BOTH);
    const loaded = loadForms(text, 'forms.yaml', published(kafaat));
    expect(loaded).toMatchObject({ ok: true });
    expect(loaded.ok && loaded.file).toEqual(kafaat);
    expect(text.split('\n').every((line) => line.length < 400)).toBe(true);
  });

  it('hold nothing but forms of the applications of the call', () => {
    expect(codesIn('currency: EUR\nforms: {}')).toEqual(['unknownKey currency']);
    expect(codesIn('forms: { finalReport: { pages: [] } }')).toEqual(['unknownKey forms.finalReport']);
    expect(codesIn('forms: {}')).toEqual([]);
    expect(codesIn('')).toEqual(['missing forms']);
    expect(codesIn('forms: [')).toEqual(['yaml ']);
  });

  it('never give a name to another kind of question, or take a column away that was asked', () => {
    const { conceptNote } = kafaat.forms;
    const questions = conceptNote?.pages.flatMap((page) => page.questions) ?? [];
    const table = questions.find(({ type }) => type === 'table' || type === 'people');
    const multi = questions.find(({ type }) => type === 'longText');
    if (!table || !multi) throw new Error('The form has no table.');
    const text = formsText(kafaat, ['conceptNote']);
    const at = text.indexOf(`id: ${multi.id}\n`);
    const asChoice = `${text.slice(0, at)}${text
      .slice(at)
      .replace('type: longText', 'type: yesNo')
      .replace(/ +maxGraphemes: \d+\n/u, '')}`;
    expect(codesIn(asChoice).filter((code) => code.startsWith('typeFixed'))).toHaveLength(1);
    const column = 'columns' in table ? table.columns[0]?.id : undefined;
    const from = text.indexOf(`id: ${table.id}\n`);
    const renamed = `${text.slice(0, from)}${text.slice(from).replace(`id: ${column}`, 'id: somethingElse')}`;
    expect(codesIn(renamed).filter((code) => code.startsWith('columnFixed'))).toHaveLength(1);
    // What is typed as a text stays one.
    const asText = `${text.slice(0, at)}${text.slice(at).replace('type: longText', 'type: text')}`;
    expect(codesIn(asText)).toEqual([]);
  });

  it('are checked as the file was, with their lines', () => {
    const loaded = loadForms(
      `${ONE_PAGE}          - { id: only, type: text, maxGraphemes: 10, label: { fr: Un, ar: واحد, en: One } }\n`,
      'forms.yaml',
      published(kafaat),
    );
    expect(loaded.ok ? [] : loaded.faults.map(({ code }) => code)).toContain('wrongQuestion');
    expect(loaded.ok ? [] : loaded.faults.every(({ line }) => line > 1)).toBe(true);
  });

  it('of the call that was written from the manual alone are read back as well', () => {
    const library: GridLibrary = new Map(
      ['culture-small'].map((name) => {
        const grid = loadGrid(readFileSync(`config/grids/${name}.yaml`, 'utf8'), `${name}.yaml`);
        if (!grid.ok) throw new Error('The grid is broken.');
        return [grid.grid.id, grid.grid] as const;
      }),
    );
    const text = readFileSync('config/calls/culture-el-manzeh.yaml', 'utf8');
    const culture = loadCallFile(text, 'culture.yaml', library);
    if (!culture.ok) throw new Error('The call is broken.');
    const { file } = culture;
    const stages = ['fullApplication'] as const;
    const again = loadForms(formsText(file, stages), 'forms.yaml', { file, stages, former: [file] });
    expect(again).toEqual({ ok: true, file });
  });
});
