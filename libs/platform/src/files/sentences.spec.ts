import { LANGS, loadTexts } from '../texts/index.js';
import { REFUSALS } from './file-refused.js';

const texts = loadTexts('config/texts', { missing: 'throw' });

describe('every reason to refuse a file', () => {
  it.each(LANGS)('has a sentence of its own in %s', (lang) => {
    const keys = [...REFUSALS, 'empty', 'too-large', 'infected', 'scanner-away'].map((name) => `files.error.${name}`);

    const said = new Set(keys.map((key) => texts.t(lang, key, { allowed: 'pdf' })));

    expect(keys.filter((key) => !texts.keys(lang).includes(key))).toEqual([]);
    expect(said.size).toBe(keys.length);
  });
});
