// @ts-check
/**
 * Sets documents as PDF, one after the other, in a process of its own: what a document takes in time and memory is taken
 * from nobody else, and a document that never ends is ended with the process. Talks over the channel it was forked with.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createHash } from 'node:crypto';
import { glyphsOf } from './glyphs.mjs';
import { printable } from './printable.mjs';

/** @typedef {{ readonly id: number, readonly document: unknown, readonly at: number }} Order */

/** Two files of one family would hide each other: the common Latin letters come from a sister that draws them alike. */
const FONTS = [
  ['ibm-plex-sans-hebrew', 'latin', 400],
  ['ibm-plex-sans-hebrew', 'latin', 600],
  ['ibm-plex-sans-arabic', 'arabic', 400],
  ['ibm-plex-sans-arabic', 'arabic', 600],
  ['ibm-plex-sans', 'latin-ext', 400],
  ['ibm-plex-sans', 'latin-ext', 600],
  ['noto-sans-tifinagh', 'tifinagh', 400],
];
/** A process that grew beyond this is replaced by a fresh one. */
const MOST_BYTES = 500_000_000;
const IDLE_MS = 60_000;

const require = createRequire(import.meta.url);
const TEMPLATE = readFileSync(new URL('document.typ', import.meta.url), 'utf8');

async function prepare() {
  const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');
  const { default: fontverter } = await import('fontverter');
  const fontBlobs = [];
  // One after the other: the converter has a single memory.
  for (const [name, subset, weight] of FONTS) {
    const file = require.resolve(`@fontsource/${name}/files/${name}-${subset}-${weight}-normal.woff2`);
    fontBlobs.push(Buffer.from(await fontverter.convert(readFileSync(file), 'truetype')));
  }
  return { compiler: NodeCompiler.create({ fontArgs: [{ fontBlobs }] }), glyphs: glyphsOf(fontBlobs) };
}

/**
 * @param {Awaited<ReturnType<typeof prepare>>} press
 * @param {Order} order
 */
function typeset({ compiler, glyphs }, { document, at }) {
  const inputs = { document: JSON.stringify(printable(document, glyphs)) };
  const result = compiler.compile({ mainFileContent: TEMPLATE, inputs });
  if (result.hasError()) throw new Error(JSON.stringify(result.takeError().shortDiagnostics));
  const pages = result.result.numOfPages;
  const pdf = compiler.pdf(result.result, { pdfStandard: 'ua-1', pdfTags: true, creationTimestamp: at });
  compiler.evictCache(10);
  return { pdf, pages, sha256: createHash('sha256').update(pdf).digest('hex') };
}

const send = (/** @type {object} */ message) => process.send?.(message);
let idle = setTimeout(() => process.exit(0), IDLE_MS);

try {
  const press = await prepare();
  process.on('message', (/** @type {Order} */ order) => {
    clearTimeout(idle);
    try {
      send({ id: order.id, ...typeset(press, order) });
    } catch (error) {
      send({ id: order.id, error: error instanceof Error ? error.message : String(error) });
    }
    if (process.memoryUsage.rss() > MOST_BYTES) process.exit(0);
    idle = setTimeout(() => process.exit(0), IDLE_MS);
  });
  process.on('disconnect', () => process.exit(0));
  send({ ready: true });
} catch (error) {
  send({ ready: false, error: error instanceof Error ? error.message : String(error) });
  process.disconnect();
}
