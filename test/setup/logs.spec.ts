import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { faultIn, lastLines, rotate } from '../../config/setup/logs.mjs';
import { removeTemporaryFolders, temporaryFolder } from './temporary-folder.js';

afterAll(removeTemporaryFolders);

describe('why a process ended', () => {
  it.each([
    ['its last record at error', ['{"level":60,"msg":"no zone data"}', '{"level":30,"msg":"bye"}'], 'no zone data'],
    ['the cause in that record', ['{"level":50,"msg":"failed","err":{"message":"ECONNREFUSED"}}'], 'ECONNREFUSED'],
    [
      'what Node prints of an error',
      ['file.js:3', 'TypeError: x is not a function', '    at file.js:3:1', 'Node.js v24.21.0'],
      'TypeError: x is not a function',
    ],
    [
      'PostgreSQL’s own word',
      ['2026-11-23 UTC [1] FATAL:  could not open file', '2026-11-23 UTC [1] LOG:  shut down'],
      '2026-11-23 UTC [1] FATAL:  could not open file',
    ],
    ['nothing, where nothing says why', ['{"level":30,"msg":"ready"}', 'ready'], ''],
  ])('is %s', (_, lines, fault) => {
    expect(faultIn(lines)).toBe(fault);
  });
});

describe('a log', () => {
  it('is new for each start; the five before are kept', () => {
    const log = path.join(temporaryFolder(), 'server.log');
    for (let start = 1; start <= 8; start += 1) {
      rotate(log);
      writeFileSync(log, `start ${start}`);
    }

    expect(readFileSync(log, 'utf8')).toBe('start 8');
    expect(readFileSync(`${log}.1`, 'utf8')).toBe('start 7');
    expect(readFileSync(`${log}.5`, 'utf8')).toBe('start 3');
    expect(existsSync(`${log}.6`)).toBe(false);
  });

  it('is read from its end, however long it is', () => {
    const log = path.join(temporaryFolder(), 'long.log');
    writeFileSync(log, `${'x'.repeat(200_000)}\nlast but one\n\nlast\n`);

    expect(lastLines(log).slice(-2)).toEqual(['last but one', 'last']);
    expect(lastLines(`${log}.none`)).toEqual([]);
  });
});
