import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { DomainError } from '#libs/kernel';
import { CORPUS, type Outcome, PLACE } from '../testing/index.js';
import { ACCEPTED_EXTENSIONS } from './accepted-types.js';
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

  it('leaves nothing behind of what it refuses', async () => {
    expect(await readdir(join(root, 'incoming'))).toEqual([]);
  });
});

function outcomeOf({ name, isCleaned }: TakenFile): Outcome {
  return isCleaned ? { kept: name, cleaned: true } : { kept: name };
}

function reasonOf(error: unknown): { readonly refused: string } {
  if (error instanceof DomainError) return { refused: error.code };
  throw error;
}
