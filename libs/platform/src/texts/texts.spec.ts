import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LANGS, type Lang } from './lang.js';
import { isolate } from './isolate.js';
import { loadTexts, Texts } from './texts.js';
import { withBoundSigns } from './typography.js';

const catalogue = (texts: Readonly<Record<string, string>>) => new Map(Object.entries(texts));

const FRENCH = {
  'a.hello': 'Bonjour {name}',
  'a.files': '{n, plural, =0 {aucun dossier} one {# dossier} other {# dossiers}}',
  'a.kind': '{kind, select, sent {envoyé} other {autre}}',
  'a.only': 'seulement en français',
  'a.angle': 'moins de 5 < 6 et <b>',
};

function textsWith(missing: 'throw' | 'fallBack', complaints: string[] = []): Texts {
  const { 'a.only': _only, ...shared } = FRENCH;
  const catalogues: Record<Lang, ReadonlyMap<string, string>> = {
    fr: catalogue(FRENCH),
    ar: catalogue({ ...shared, 'a.hello': 'مرحبا {name}' }),
    en: catalogue(shared),
  };
  return new Texts(catalogues, { missing, complain: (message) => complaints.push(message) });
}

describe('a text', () => {
  it('takes its parameters', () => {
    expect(textsWith('throw').t('fr', 'a.hello', { name: 'Salma' })).toBe('Bonjour Salma');
  });

  it.each([
    [0, 'aucun dossier'],
    [1, '1 dossier'],
    [12_345, '12\u00a0345 dossiers'],
  ])('takes its plural form for %i, with numbers as they are everywhere', (n, expected) => {
    expect(textsWith('throw').t('fr', 'a.files', { n })).toBe(expected);
  });

  it('isolates what runs the other way, so that the sentence keeps its order', () => {
    expect(textsWith('throw').t('ar', 'a.hello', { name: 'KAF-7' })).toBe('مرحبا \u2068KAF-7\u2069');
  });

  it('leaves alone what runs the same way', () => {
    expect(textsWith('throw').t('ar', 'a.hello', { name: 'سلمى' })).toBe('مرحبا سلمى');
  });

  it('does not isolate a value that only chooses the form', () => {
    expect(textsWith('throw').t('ar', 'a.kind', { kind: 'sent' })).toBe('envoyé');
  });

  it('knows no tags', () => {
    expect(textsWith('throw').t('fr', 'a.angle')).toBe('moins de 5 < 6 et <b>');
  });

  it('hands elements through as pieces', () => {
    const element = { type: 'bdi' };
    expect(textsWith('throw').pieces('fr', 'a.hello', { name: element })).toEqual(['Bonjour ', element]);
  });

  it('tells which parameters it asks for', () => {
    expect(textsWith('throw').parametersOf('fr', 'a.files')).toEqual(['n']);
  });
});

describe('a missing text', () => {
  it.each(['a.unknown', 'a.only'])('is an error in a test (%s)', (key) => {
    expect(() => textsWith('throw').t('en', key)).toThrow(`There is no text "${key}" in en.`);
  });

  it('falls back to French, and is complained of once', () => {
    const complaints: string[] = [];
    const texts = textsWith('fallBack', complaints);
    expect([texts.t('en', 'a.only'), texts.t('en', 'a.only')]).toEqual([
      'seulement en français',
      'seulement en français',
    ]);
    expect(complaints).toHaveLength(1);
  });

  it('is its own key where French has none either', () => {
    expect(textsWith('fallBack').t('en', 'a.unknown')).toBe('a.unknown');
  });

  it('of a parameter leaves a gap instead of an error', () => {
    expect(textsWith('fallBack').t('fr', 'a.hello')).toBe('Bonjour …');
  });

  it('of a parameter is an error in a test', () => {
    expect(() => textsWith('throw').t('fr', 'a.hello')).toThrow('name');
  });
});

describe('reading catalogues', () => {
  function folderWith(content: string): string {
    const dir = mkdtempSync(join(tmpdir(), 'texts-'));
    for (const lang of LANGS) {
      mkdirSync(join(dir, lang));
      writeFileSync(join(dir, lang, 'area.yaml'), content);
    }
    return dir;
  }

  it('makes keys of the area and the path', () => {
    const texts = loadTexts(folderWith('draft: A\ndraft.sent: B\nerror:\n  none: C\n'));
    expect(texts.keys('fr')).toEqual(['area.draft', 'area.draft.sent', 'area.error.none']);
  });

  it.each(['a: [x]', 'a: 3', 'a:', 'a: {b'])('names the file that is no tree of texts (%s)', (content) => {
    const texts = loadTexts(folderWith(content));
    expect(() => texts.t('fr', 'area.a')).toThrow(/fr.area\.yaml/);
  });

  it('loses no page over a file that cannot be read: French speaks for it', () => {
    const dir = folderWith('a: A\n');
    writeFileSync(join(dir, 'en', 'area.yaml'), 'a: [x]');
    const complaints: string[] = [];

    const text = loadTexts(dir, { missing: 'fallBack', complain: (each) => complaints.push(each) }).t('en', 'area.a');

    expect([text, ...complaints]).toEqual(['A', expect.stringMatching(/en.area\.yaml/)]);
  });

  it('reads no area before one of its texts is asked for', () => {
    const dir = folderWith('a: A\n');
    writeFileSync(join(dir, 'fr', 'other.yaml'), 'a: [x]');

    expect(loadTexts(dir).t('fr', 'area.a')).toBe('A');
  });

  it.each(['area', 'elsewhere.a', '.a', '../fr/area.a'])('knows no text %s', (key) => {
    expect(loadTexts(folderWith('a: A\n')).has(key)).toBe(false);
  });
});

describe('the signs of a text', () => {
  it.each([
    ['fr', 'Est-ce « vrai » ?', 'Est-ce «\u00a0vrai\u00a0»\u202f?'],
    ['fr', 'Rôle : {name} ; fin !', 'Rôle\u00a0: {name}\u202f; fin\u202f!'],
    ['fr', '{n, number, ::percent}', '{n, number, ::percent}'],
    ['fr', 'Question n° {number, number}', 'Question n°\u00a0{number, number}'],
    ['fr', 'De 10 à 2 000 caractères, en 2026', 'De 10 à 2\u00a0000 caractères, en 2026'],
    ['en', 'Why ? : no', 'Why ? : no'],
    ['ar', 'الحصة – الشرق', 'الحصة\u00a0– الشرق'],
    ['fr', '{stage} – {lot} : fin', '{stage}\u00a0– {lot}\u00a0: fin'],
    ['en', '– far apart', '– far apart'],
  ] as const)('stay with their word in %s: %s', (lang, text, expected) => {
    expect(withBoundSigns(lang, text)).toBe(expected);
  });
});

describe('isolating', () => {
  it.each([
    ['ar', 'KAF', '\u2068KAF\u2069'],
    ['ar', '+212 6', '\u2068+212 6\u2069'],
    ['ar', 'جمعية', 'جمعية'],
    ['fr', 'جمعية', '\u2068جمعية\u2069'],
    ['fr', 'KAF', 'KAF'],
    ['ar', '\u2068KAF\u2069', '\u2068KAF\u2069'],
  ] as const)('in %s of %s', (lang, text, expected) => {
    expect(isolate(lang, text)).toBe(expected);
  });
});
