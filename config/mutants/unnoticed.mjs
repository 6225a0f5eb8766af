// @ts-check
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PluginKind, declareValuePlugin } from '@stryker-mutator/api/plugin';

/** @type {import('@stryker-mutator/api/report').Reporter} Says at once which mutant no test noticed: where, what stands there, and what stood there instead. */
const unnoticed = {
  onMutantTested: ({ status, fileName, location: { start, end }, replacement, mutatorName }) => {
    if (status !== 'Survived' && status !== 'NoCoverage') return;
    const lines = readFileSync(fileName, 'utf8').split('\n');
    const was = oneLine(lines.slice(start.line - 1, end.line).join(' '));
    const place = `${path.relative(process.cwd(), fileName)}:${start.line}:${start.column}`;
    const how = status === 'NoCoverage' ? ' (no test)' : '';
    process.stderr.write(`${place}${how} ${was}  ->  ${oneLine(replacement ?? mutatorName)}\n`);
  },
};

/** @param {string} text */
function oneLine(text) {
  return text.trim().replace(/\s+/g, ' ');
}

export const strykerPlugins = [declareValuePlugin(PluginKind.Reporter, 'unnoticed', unnoticed)];
