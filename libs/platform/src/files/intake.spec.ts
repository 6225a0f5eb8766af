import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { DomainError } from '#libs/kernel';
import { aPdfFile, CORPUS, type Outcome, PLACE } from '../testing/index.js';
import { ACCEPTED_EXTENSIONS, type AcceptedExtension } from './accepted-types.js';
import { FileSystemStore } from './file-system-store.js';
import { Intake, type TakenFile } from './intake.js';
import { NoScanner } from './virus-scanner.js';

const offered = { formats: ACCEPTED_EXTENSIONS, maxBytes: 25_000_000 };

describe('taking files in', () => {
  let root: string;
  let files: FileSystemStore;
  let intake: Intake;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'minha-intake-'));
    files = new FileSystemStore(root);
    intake = new Intake(files, new NoScanner());
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  const take = (content: Buffer, fileName: string) =>
    intake.take(Readable.from(content.length === 0 ? [] : [content]), { ...offered, fileName });

  it('is tried with more than a hundred files', () => {
    expect(CORPUS.length).toBeGreaterThan(120);
  });

  it.each(CORPUS.map((specimen) => [specimen.title, specimen] as const))('%s', async (_title, specimen) => {
    const content = specimen.content();

    const outcome = await take(content, specimen.fileName).then(outcomeOf, reasonOf);

    // A flood meets the bound of time first where the machine is busy; it is refused either way.
    const isFlood = JSON.stringify(specimen.outcome).includes('unpacks-too-large');
    expect(isFlood ? [specimen.outcome, { refused: 'files.too-complex' }] : [specimen.outcome]).toContainEqual(outcome);
  });

  it('keeps what it does not clean byte for byte, and says nothing of a place in what it cleans', async () => {
    const kept = CORPUS.filter(({ outcome }) => 'kept' in outcome);

    for (const { title, fileName, content, outcome } of kept) {
      const given = content();
      const taken = await take(given, fileName);
      const stored = await buffer(await files.open(taken.storageKey));
      const isWhole = 'kept' in outcome && outcome.cleaned === undefined;
      expect([title, stored.includes(PLACE)]).toEqual([title, false]);
      expect([title, stored.equals(given)]).toEqual([title, isWhole]);
      expect(createHash('sha256').update(stored).digest('hex')).toBe(taken.sha256);
    }
  });

  it('takes a file that is here again where it lies, by the same rules, and keeps nothing twice', async () => {
    const { storageKey, sha256 } = await take(aPdfFile({ text: 'Statuts' }), 'statuts.pdf');
    const before = await filesIn(root);
    const again = (limits: { readonly formats?: readonly AcceptedExtension[]; readonly maxBytes?: number }) =>
      intake.take({ storageKey }, { ...offered, ...limits, fileName: 'statuts.pdf' }).then(outcomeOf, reasonOf);

    const outcomes = [await again({}), await again({ formats: ['png'] }), await again({ maxBytes: 10 })];

    expect(outcomes).toEqual([
      { kept: 'statuts.pdf' },
      { refused: 'files.type-refused' },
      { refused: 'files.too-large' },
    ]);
    expect(await filesIn(root)).toEqual(before);
    expect((await files.kept(storageKey)).sha256).toBe(sha256);
  });

  it('leaves nothing behind of what it refuses', async () => {
    expect(await readdir(join(root, 'incoming'))).toEqual([]);
  });
});

async function filesIn(root: string): Promise<readonly string[]> {
  return (await readdir(root, { recursive: true })).toSorted();
}

function outcomeOf({ name, isCleaned }: TakenFile): Outcome {
  return isCleaned ? { kept: name, cleaned: true } : { kept: name };
}

function reasonOf(error: unknown): { readonly refused: string } {
  if (error instanceof DomainError) return { refused: error.code };
  throw error;
}
