import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { canonical, type Key, KEYS_FORMAT, sha256, verifyReceipt } from '#receipts/verifier';
import type { SubmissionContent } from '../domain/content.js';
import { fullReceipt, signedReceipt } from './receipt-document.js';
import { SigningKey, SigningKeyInvalid } from './signing-key.js';

const issuer = 'https://minha.example.org';
const signingKey = new SigningKey({ given: Buffer.alloc(32, 7).toString('base64'), file: '', issuer });
const keyOf = ({ id, publicKey }: SigningKey, more: Partial<Key> = {}): Key => ({
  id,
  publicKey,
  from: '2026-01-01T00:00:00.000Z',
  until: null,
  ...more,
});
const keys = [keyOf(signingKey)];

const scan = Buffer.from('%PDF-1.7 a scan');
const content: SubmissionContent = {
  format: 1,
  call: { code: 'KAF-2026-02', revision: 3 },
  lot: 'L1',
  title: 'Ateliers de couture à Fnideq',
  stages: ['conceptNote'],
  answers: {
    conceptNote: {
      project: { title: 'Ateliers de couture à Fnideq', months: '12' },
      relevance: { need: 'نحتاج إلى التكوين "هنا"', places: ['MA-TNG', 'MA-FAH'] },
    },
  },
  documents: [
    {
      id: 'd1',
      set: 'conceptNote',
      kind: 'statutes',
      name: 'statuts.pdf',
      extension: 'pdf',
      sizeBytes: scan.length,
      sha256: sha256(scan),
    },
  ],
  applicant: {
    organisationId: 'o1',
    name: 'Association Amal',
    nameAr: 'جمعية أمل',
    legalForm: 'association',
    region: 'MA-01',
    province: null,
    foundedOn: '2015-04-30',
    ice: null,
    address: '12, rue de Fès',
    phone: '+212539000000',
  },
  request: { contributionMinor: 100, totalCostMinor: 200, months: 12, provinces: ['MA-TNG'] },
  declaration: { personName: 'Amina Bennis', language: 'fr', text: 'Je déclare.' },
};
const salt = 'ab'.repeat(32);
const statement = {
  code: '7KQM-3WXA-9PZC',
  call: 'KAF-2026-02',
  lot: 'L1',
  file: 'KAF-2026-02-0042',
  organisation: 'Association Amal',
  title: content.title,
  stage: 'conceptNote',
  version: 1,
  arrivedAt: '2026-02-19T11:59:59.999Z',
  deadlineAt: '2026-02-19T12:00:00.000Z',
  issuedAt: '2026-02-19T12:00:00.120Z',
  fingerprint: sha256(canonical(content)),
  history: { entry: 2, sha256: 'cd'.repeat(32) },
} as const;
const receipt = signedReceipt({ statement, content, salt }, signingKey);
const ownCopy = fullReceipt(receipt, { content, salt });

const findingsOf = (text: string | Uint8Array, of: readonly Key[] | null = keys) =>
  verifyReceipt(text, of).findings.map(({ code, part }) => `${code} ${part}`);
/** The receipt with one thing in it changed, everything else as it was written. */
const changed = (text: string, from: string, to: string) => {
  expect(text.split(from)).toHaveLength(2);
  return text.replace(from, to);
};

describe('a receipt', () => {
  it.each([
    ['to pass on', receipt],
    ['with the answers', ownCopy],
    ['that an editor laid out anew', JSON.stringify(JSON.parse(ownCopy), null, 2)],
  ])('%s is genuine as it was issued', (_title, text) => {
    expect(verifyReceipt(text, keys)).toMatchObject({ verdict: 'genuine', findings: [] });
  });

  it('to pass on says no answer, and nothing from which one could be guessed', () => {
    expect(receipt).not.toContain(salt);
    expect(receipt).not.toContain('12, rue de Fès');
    expect(receipt).not.toContain(sha256(canonical('12')));
  });

  it.each([
    ['to pass on', receipt],
    ['with the answers', ownCopy],
  ])('%s is never genuine with one byte changed, and something is named', (_title, text) => {
    const bytes = Buffer.from(text);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (place, difference) => {
        const other = Buffer.from(bytes);
        other[place] = (other[place] ?? 0) ^ difference;
        const { verdict, findings } = verifyReceipt(other, keys);
        return verdict === 'differs' && findings.length > 0;
      }),
      { numRuns: 1_500 },
    );
  });

  it('names the part in which any byte of a value was changed', () => {
    const { version, history, ...texts } = statement;
    for (const [name, value] of Object.entries({ ...texts, issuer, saltSha256: sha256(salt) })) {
      const of = JSON.parse(receipt) as { statement: Record<string, unknown> };
      of.statement[name] = `${value.slice(0, -1)}?`;

      expect(findingsOf(canonical(of))).toContain(`changed statement:${name}`);
    }
  });

  it.each([
    [
      'an answer',
      changed(ownCopy, '"months":"12","title"', '"months":"13","title"'),
      ['answerChanged answers/conceptNote/project/months', 'fingerprint '],
    ],
    [
      'what was declared',
      changed(ownCopy, 'Je déclare.', 'Je déclara.'),
      ['answerChanged declaration', 'fingerprint '],
    ],
    ['the salt', changed(ownCopy, salt, `${salt.slice(0, -1)}c`), ['salt ']],
    ['the name of a file', changed(receipt, '"name":"statuts.pdf"', '"name":"statuts.pdg"'), ['changed file:d1']],
    ['the size of a file', changed(receipt, `"size":${scan.length}`, `"size":${scan.length + 1}`), ['changed file:d1']],
    [
      'the hash of a file',
      changed(receipt, `"sha256":"${sha256(scan)}"`, `"sha256":"${'0'.repeat(64)}"`),
      ['changed file:d1'],
    ],
    [
      'the name of a member',
      changed(receipt, '"lot":"L1"', '"lov":"L1"'),
      ['missing statement:lot', 'added statement:lov'],
    ],
    [
      'the key',
      changed(receipt, `"key":"${signingKey.id}"`, '"key":"0000000000000000"'),
      ['keyUnknown 0000000000000000'],
    ],
    ['the format', changed(receipt, 'minha-receipt-1', 'minha-receipt-2'), ['format ']],
    ['a value said twice', changed(receipt, '"lot":"L1"', '"lot":"L2","lot":"L1"'), ['layout ']],
    ['something added', changed(receipt, '{"answers"', '{"also":1,"answers"'), ['added also']],
    ['nothing that can be read', receipt.slice(0, -1), ['unreadable ']],
    [
      'what no program can follow',
      receipt.replace('"files":', `"deep":${'['.repeat(200_000)}${']'.repeat(200_000)},"files":`),
      ['unreadable '],
    ],
  ])('names what differs: %s', (_title, text, expected) => {
    expect(findingsOf(text)).toEqual(expected);
  });

  it('tells a hash that was changed in the seal from a part that was changed', () => {
    const of = JSON.parse(receipt) as { seal: { parts: Record<string, string>; signature: string } };
    of.seal.parts['file:d1'] = '0'.repeat(64);

    expect(findingsOf(canonical(of))).toEqual(['sealChanged file:d1']);
  });

  it('is not genuine when somebody else sealed it anew', () => {
    const forger = new SigningKey({ given: Buffer.alloc(32, 8).toString('base64'), file: '', issuer });
    const forged = signedReceipt(
      { statement: { ...statement, arrivedAt: '2026-02-18T09:00:00.000Z' }, content, salt },
      forger,
    );
    const inOurName = changed(forged, `"key":"${forger.id}"`, `"key":"${signingKey.id}"`);

    expect(findingsOf(forged)).toEqual([`keyUnknown ${forger.id}`]);
    expect(findingsOf(inOurName)).toEqual([`signature ${signingKey.id}`]);
    expect(findingsOf(forged, [keyOf(forger, { id: signingKey.id })])).toContain(`keyUnknown ${forger.id}`);
  });

  it.each([
    ['before the key was in force', { from: '2026-02-19T12:00:00.121Z' }, ['keyNotValid']],
    ['in the instant from which it was', { from: statement.issuedAt }, []],
    ['in the instant in which it ended', { until: statement.issuedAt }, ['keyNotValid']],
    ['in the last millisecond before', { until: '2026-02-19T12:00:00.121Z' }, []],
  ])('issued %s', (_title, when, expected) => {
    expect(verifyReceipt(receipt, [keyOf(signingKey, when)]).findings.map(({ code }) => code)).toEqual(expected);
  });

  it('proves nothing without keys', () => {
    expect(verifyReceipt(receipt, null).verdict).toBe('unproved');
  });
});

describe('the program of one file', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'minha-verify-'));
    copyFileSync('config/receipts/verify-receipt.mjs', join(folder, 'verify-receipt.mjs'));
    writeFileSync(join(folder, 'statuts-copie.pdf'), scan);
    writeFileSync(join(folder, 'statuts.pdf'), 'another');
    writeFileSync(join(folder, 'receipt.json'), ownCopy);
    writeFileSync(join(folder, 'altered.json'), changed(ownCopy, '"months":"12","title"', '"months":"13","title"'));
    writeFileSync(join(folder, 'published.json'), JSON.stringify({ format: KEYS_FORMAT, issuer, keys }));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (...args: string[]) => {
    const env = { PATH: process.env['PATH'] ?? '', LANG: 'fr_FR.UTF-8' };
    const { stdout, status } = spawnSync(process.execPath, ['verify-receipt.mjs', ...args], {
      cwd: folder,
      encoding: 'utf8',
      env,
    });
    return { said: stdout, status };
  };

  describe('of a folder', () => {
    const inFolder = (files: Readonly<Record<string, string | Buffer>>) => {
      const place = mkdtempSync(join(folder, 'downloaded-'));
      for (const [name, bytes] of Object.entries(files)) writeFileSync(join(place, name), bytes);
      return run(place, '--lang', 'en');
    };
    const published = JSON.stringify({ format: KEYS_FORMAT, issuer, keys });

    it('finds receipt, keys and files by itself', () => {
      const { said, status } = inFolder({
        'a.json': ownCopy,
        'b.json': receipt,
        'k.json': published,
        'statuts.pdf': scan,
      });

      expect(said).toContain('GENUINE');
      expect(said).toContain('statuts.pdf: the same as');
      expect(status).toBe(0);
    });

    it('says which file differs, at whichever byte it was changed, which one is not there, and which is none of it', () => {
      for (const place of [0, scan.length >> 1, scan.length - 1]) {
        const other = Buffer.from(scan);
        other[place] = (other[place] ?? 0) ^ 1;
        const { said, status } = inFolder({
          'a.json': ownCopy,
          'keys.json': published,
          'statuts.pdf': other,
          'x.txt': 'x',
        });

        expect(said).toMatch(/statuts\.pdf: .*DIFFERS/);
        expect(said).toMatch(/x\.txt: is NOT part/);
        expect(status).toBe(1);
      }
      const without = inFolder({ 'a.json': ownCopy, 'keys.json': published });
      expect(without.said).toContain('statuts.pdf: was received with this application, but is not in the folder');
      expect(without.status).toBe(1);
      expect(inFolder({ 'statuts.pdf': scan }).said).toContain('There is no receipt in this folder');
    });

    it('names the answer that differs in it', () => {
      const altered = changed(ownCopy, '"months":"12","title"', '"months":"13","title"');
      const { said } = inFolder({ 'a.json': altered, 'keys.json': published, 'statuts.pdf': scan });

      expect(said).toContain('answers/conceptNote/project/months');
    });
  });

  it.each([
    [
      'a genuine receipt with its file',
      ['receipt.json', 'published.json', 'statuts-copie.pdf'],
      0,
      ['AUTHENTIQUE. ', 'KAF-2026-02-0042', 'Arrivé à temps', 'identique à celui reçu sous le nom statuts.pdf'],
    ],
    [
      'an altered one',
      ['altered.json', 'published.json'],
      1,
      ['NON AUTHENTIQUE', 'answers/conceptNote/project/months'],
    ],
    [
      'a file that is not the one received',
      ['receipt.json', 'published.json', 'statuts.pdf'],
      1,
      ['AUTHENTIQUE', 'son contenu DIFFÈRE'],
    ],
    ['a receipt without keys', ['receipt.json'], 1, ['NON PROUVÉ', `${issuer}/receipts/keys.json`]],
    ['a receipt in English', ['receipt.json', 'published.json', '--lang', 'en'], 0, ['GENUINE. ']],
    [
      'a receipt in Arabic',
      ['receipt.json', 'published.json', '--lang', 'ar'],
      0,
      ['وصل صحيح', '\u2068KAF-2026-02-0042\u2069'],
    ],
    ['no file', ['nothing.json'], 1, ['ne peut pas être lu']],
    ['no argument', [], 1, ['Usage']],
  ])('in a folder with nothing else judges %s', (_title, args, status, words) => {
    const outcome = run(...args);

    expect(outcome.status).toBe(status);
    for (const word of words) expect(outcome.said).toContain(word);
  });
});

describe('the signing key', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'minha-key-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is made once and stays the same', () => {
    const place = { given: null, file: join(folder, 'inner', 'receipt-key'), issuer };

    expect(new SigningKey(place).id).toBe(new SigningKey(place).id);
  });

  it('shows nothing of its private half', () => {
    const secret = Buffer.alloc(32, 7).toString('base64');
    const shown = `${JSON.stringify(signingKey)} ${Object.keys(signingKey).join()}`;

    expect(shown.replace(secret, '')).toBe(shown);
  });

  it('refuses what is no key', () => {
    writeFileSync(join(folder, 'wrong'), 'short');

    expect(() => new SigningKey({ given: null, file: join(folder, 'wrong'), issuer }).id).toThrow(SigningKeyInvalid);
  });
});
