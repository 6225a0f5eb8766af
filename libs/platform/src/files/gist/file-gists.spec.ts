import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { aDocx, aPdfFile, CORPUS } from '../../testing/index.js';
import type { AcceptedExtension } from '../accepted-types.js';
import { FileSystemStore } from '../file-system-store.js';
import { FileGists } from './file-gists.js';

describe('what a kept file holds', () => {
  let root: string;
  let files: FileSystemStore;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'minha-gist-'));
    files = new FileSystemStore(root);
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  async function gistOf(content: Buffer, extension: AcceptedExtension) {
    const staged = await files.stage(Readable.from([content]), { maxBytes: 60_000_000 });
    return new FileGists(files).of({ storageKey: await files.keep(staged) }, extension);
  }

  it('is the number of pages of a PDF', async () => {
    expect(await gistOf(aPdfFile({ text: 'Statuts' }), 'pdf')).toEqual({ kind: 'pdf', pages: 1 });
  });

  it('is the beginning of a text', async () => {
    expect(await gistOf(aDocx(), 'docx')).toMatchObject({ kind: 'text', isCut: false });
  });

  it('is told of every harmless file, and of what is broken nothing is claimed', async () => {
    const harmless = CORPUS.filter(({ outcome }) => 'kept' in outcome && !outcome.cleaned);
    const kinds = await Promise.all(
      harmless.map(async ({ content, outcome }) => {
        const kept = 'kept' in outcome ? outcome.kept : '';
        // The corpus names what is kept by its extension.
        return (await gistOf(content(), kept.split('.').at(-1)?.replace('jpeg', 'jpg') as AcceptedExtension)).kind;
      }),
    );

    expect(kinds).not.toContain('unknown');
    expect(new Set(kinds)).toEqual(new Set(['pdf', 'text', 'sheets', 'picture']));
    expect(await gistOf(Buffer.from('not an archive'), 'xlsx')).toEqual({ kind: 'unknown' });
  });
});
