import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROLES } from '#libs/kernel';
import { LANGS, loadTexts, readCatalogues, type Lang } from '#libs/platform';
import { BLOCKERS } from '#libs/payments';
import { VOCABULARIES } from '#libs/workflow';
import { parse } from 'yaml';

const FOLDER = path.join('config', 'texts');
const texts = loadTexts(FOLDER, { missing: 'throw' });
const catalogues = readCatalogues(FOLDER);
const others = LANGS.filter((lang) => lang !== 'fr');
const entries = (lang: Lang) => texts.keys(lang).map((key) => [key, catalogues[lang].get(key) ?? ''] as const);

describe('the catalogues', () => {
  it('have something to say', () => {
    expect(texts.keys('fr').length).toBeGreaterThan(300);
  });

  it.each(others)('have the same keys in %s as in French', (lang) => {
    expect([...texts.keys(lang)].sort()).toEqual([...texts.keys('fr')].sort());
  });

  it.each(LANGS)('are messages that can be read, with the parameters of the French ones (%s)', (lang) => {
    const differing = texts.keys(lang).filter((key) => {
      const [here, french] = [texts.parametersOf(lang, key), texts.parametersOf('fr', key)];
      return here.join() !== french.join();
    });
    expect(differing).toEqual([]);
  });

  it.each(LANGS)('leave no text empty or with space around it (%s)', (lang) => {
    expect(entries(lang).filter(([, text]) => text.trim() === '' || text.trim() !== text)).toEqual([]);
  });

  it.each(LANGS)('use no straight apostrophe, which hides parameters from the parser (%s)', (lang) => {
    expect(entries(lang).filter(([, text]) => text.includes("'"))).toEqual([]);
  });

  it('have all plural forms of Arabic', () => {
    const plurals = entries('ar').flatMap(([key, text]) => pluralsIn(text).map((forms) => [key, forms] as const));
    expect(plurals.length).toBeGreaterThan(5);
    const distinct = plurals.filter(([, forms]) => forms.some((form) => ['one', 'two', 'few', 'many'].includes(form)));
    expect(
      distinct.filter(([, forms]) => !['one', 'two', 'few', 'many', 'other'].every((form) => forms.includes(form))),
    ).toEqual([]);
  });

  it('write Arabic with Latin digits and Moroccan months', () => {
    expect(entries('ar').filter(([, text]) => /[٠-٩]|سبتمبر|نوفمبر|ديسمبر|أغسطس|يوليو(?!ز)/.test(text))).toEqual([]);
  });
});

/** The forms of each plural of a message: `{n, plural, one {...} other {...}}` has `one` and `other`. */
function pluralsIn(message: string): readonly (readonly string[])[] {
  return message
    .split(/,\s*plural\s*,/)
    .slice(1)
    .map((rest) => {
      const forms: string[] = [];
      let depth = 0;
      let word = '';
      for (const letter of rest) {
        if (letter === '{' && depth === 0) forms.push(word.trim());
        depth += letter === '{' ? 1 : letter === '}' ? -1 : 0;
        word = depth === 0 && letter !== '}' ? word + letter : '';
        if (depth < 0) break;
      }
      return forms;
    });
}

describe('every word of the procedures', () => {
  const vocabularies = Object.values(VOCABULARIES);
  const definitions = readdirSync('config/workflows')
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => parse(readFileSync(path.join('config/workflows', file), 'utf8')) as Definition);

  it.each(LANGS)('has its text in %s', (lang) => {
    const wanted = [
      ...ROLES.map((role) => `role.${role}`),
      ...['permission', 'fourEyes', 'notInThisState', 'payloadInvalid'].map((code) => `reason.${code}`),
      ...vocabularies.flatMap(({ guards }) => Object.keys(guards).map((guard) => `reason.guard.${guard}`)),
      ...vocabularies.flatMap(({ events }) =>
        Object.keys(events).flatMap((event) => [`event.${event}.do`, `event.${event}.done`]),
      ),
      ...definitions.flatMap(({ vocabulary, states }) =>
        pathsIn(states).map((state) => `state.${vocabulary}.${state}`),
      ),
      ...BLOCKERS.map((blocker) => `reason.item.${blocker}`),
    ];
    const present = new Set(texts.keys(lang));
    expect(wanted.filter((key) => !present.has(key))).toEqual([]);
  });

  it('names each kind of mail for operators', () => {
    const named = (area: RegExp) => texts.keys('fr').flatMap((key) => area.exec(key)?.[1] ?? []);
    expect(named(/^operation\.template\.(\w+)$/).sort()).toEqual(named(/^mail\.(\w+)\.subject$/).sort());
  });

  it('is not said where there is no such word any more', () => {
    const words = new Set([
      ...vocabularies.flatMap(({ events }) =>
        Object.keys(events).flatMap((event) => [`event.${event}.do`, `event.${event}.done`]),
      ),
      ...vocabularies.flatMap(({ guards }) => Object.keys(guards).map((guard) => `reason.guard.${guard}`)),
      ...definitions.flatMap(({ vocabulary, states }) =>
        // In a call of one stage the second part is the application.
        pathsIn(states)
          .flatMap((state) => [state, state.replace(/\.fullApplication$/, '.application')])
          .map((state) => `state.${vocabulary}.${state}`),
      ),
    ]);
    const said = texts.keys('fr').filter((key) => /^(event|state|reason\.guard)\./.test(key));
    expect(said.filter((key) => !words.has(key))).toEqual([]);
  });
});

interface Definition {
  readonly vocabulary: string;
  readonly states: States;
}
type States = Readonly<Record<string, { readonly states?: States }>>;

function pathsIn(states: States, above = ''): readonly string[] {
  return Object.entries(states).flatMap(([name, state]) => [
    `${above}${name}`,
    ...pathsIn(state.states ?? {}, `${above}${name}.`),
  ]);
}

describe('the page of our language', () => {
  const page = readFileSync('docs/language.md', 'utf8');
  const inRow = (code: string, key: string) =>
    `| \`${code}\` | ${LANGS.map((lang) => catalogues[lang].get(key)).join(' | ')} |`;

  it('says each role, state and event as the catalogues say them', () => {
    const rows = texts.keys('fr').flatMap((key) => {
      const [area, ...rest] = key.split('.');
      if (area === 'role' && rest[0] !== 'by') return [inRow(rest.join('.'), key)];
      if (area === 'state') return [inRow(`${rest[0]}: ${rest.slice(1).join('.')}`, key)];
      return area === 'event' && rest[1] === 'done' ? [inRow(rest[0] ?? '', key)] : [];
    });
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.filter((row) => !page.includes(row))).toEqual([]);
  });
});

describe('the pages', () => {
  const sources = readdirSync('apps', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.spec\./.test(file))
    .map((file) => [file, readFileSync(path.join('apps', file), 'utf8')] as const);
  const asked = sources.flatMap(([file, source]) =>
    [...source.matchAll(/\b(?:t|pieces)\(\s*(?:[\w.]+\.lang,\s*)?'([a-z][\w]*\.[\w.-]+)'/g)].map(([, key = '']) => ({
      file,
      key,
    })),
  );

  it('ask only for texts that there are', () => {
    expect(asked.length).toBeGreaterThan(50);
    expect(asked.filter(({ key }) => !texts.has(key))).toEqual([]);
  });
});
