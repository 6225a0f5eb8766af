import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** What switches the compiler's protection off, in words. */
type Escape = 'any' | '!' | 'as';

// The reason stands above the statement, which a formatter may have spread over some lines.
const LINES_ABOVE = 4;
const PRODUCTION = ['apps', 'libs', 'config'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((name) => /\.tsx?$/.test(name) && !/\.spec\.|\/testing\//.test(name)),
);

function escapeOf(node: ts.Node, source: ts.SourceFile): Escape | null {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return 'any';
  if (ts.isNonNullExpression(node)) return '!';
  return ts.isAsExpression(node) && node.type.getText(source) !== 'const' ? 'as' : null;
}

/** `file:line any` for each escape of the text that has no comment beside or above it. */
function unexplained(file: string, text: string): readonly string[] {
  const source = ts.createSourceFile(
    file,
    text,
    ts.ScriptTarget.ES2023,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const lines = text.split('\n');
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const escape = escapeOf(node, source);
    const first = source.getLineAndCharacterOfPosition(node.getStart(source)).line;
    const last = source.getLineAndCharacterOfPosition(node.getEnd()).line;
    const around = lines.slice(Math.max(0, first - LINES_ABOVE), last + 1);
    if (escape && !around.some((line) => /\/\/|\*/.test(line))) found.push(`${file}:${first + 1} ${escape}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe('any, ! and as', () => {
  it('have a reason in the line above, in every file that is shipped', () => {
    expect(PRODUCTION.flatMap((file) => unexplained(file, readFileSync(file, 'utf8')))).toEqual([]);
  });

  it.each([
    ['const a = b as string;', 'as'],
    ['const a = b!.c;', '!'],
    ['function f(a: any): void {}', 'any'],
  ])('are seen: %s', (text, escape) => {
    expect(unexplained('sample.ts', text)).toEqual([`sample.ts:1 ${escape}`]);
    expect(unexplained('sample.ts', `// Because.\n${text}`)).toEqual([]);
  });

  it('leave constants alone', () => {
    expect(unexplained('sample.ts', 'const a = [1] as const;')).toEqual([]);
  });
});
