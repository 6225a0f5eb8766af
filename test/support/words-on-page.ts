import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';

/** Files of texts: a key that was not found is shown as it is, and begins with one of these names. */
const KEYS = readdirSync(path.join('config', 'texts', 'fr')).map((file) => path.parse(file).name);

/** Signs that are written in Latin letters in every language. */
export const INTERNATIONAL: readonly string[] = [
  'PDF',
  'RIB',
  'ICE',
  'UTC',
  'SHA',
  'Ed',
  'XML',
  'ISO',
  'CSV',
  'DOCX',
  'Excel',
  'XLSX',
  'JPG',
  'PNG',
  'ODS',
  'ODT',
  'Minha',
  'Ctrl',
  'Enter',
];

/** Money has a sign of each language; its code is not one. */
const MONEY = 'MAD';

interface Known {
  readonly keys: readonly string[];
  readonly international: readonly string[];
  /** Names and titles that people wrote, where a page does not mark them as such. */
  readonly written: readonly string[];
  readonly money: string;
}

/**
 * Words that a page should not have: of another script than its language's, keys of texts, places that nothing was put
 * into. What people wrote themselves does not count: pages mark it (`bdi`, `dir="auto"`, `lang`), sentences isolate it,
 * fields hold it, and headings, which do neither, are compared with `written`.
 */
export function strangeWords(page: Page, written: readonly string[]): Promise<readonly string[]> {
  return page.evaluate(strange, { keys: KEYS, international: INTERNATIONAL, written, money: MONEY });
}

/** Runs in the page. */
function strange({ keys, international, written, money }: Known): string[] {
  const OWN = 'bdi, code, textarea, script, style, template, body [lang], [dir="auto"], [dir="ltr"]';
  const key = new RegExp(String.raw`\b(?:${keys.join('|')})(?:\.[A-Za-z]\w*)+`, 'g');
  const other = document.documentElement.lang === 'ar' ? /[A-Za-zÀ-ÿ]{2,}/g : /[\u0621-\u064A]{2,}/g;
  const own = (text: string): string =>
    written
      .reduce((rest, words) => rest.replaceAll(words, ''), text)
      .replaceAll(/\u2068[^\u2069]*\u2069/g, (isolated) => (isolated.includes(money) ? isolated : ''));
  const said = (text: string): string[] => [
    ...(text.match(key) ?? []),
    ...(text.match(/\{\w+\}|\bundefined\b|\bNaN\b|\[object/g) ?? []),
    ...(own(text).match(other) ?? []).filter((word) => !international.includes(word)),
  ];
  const found = new Set<string>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node instanceof Element ? node : node.parentElement;
    if (!element || element.closest(OWN)) continue;
    const texts =
      node instanceof Element
        ? ['aria-label', 'placeholder', 'title', 'alt'].map((name) => element.getAttribute(name))
        : [node.textContent];
    for (const text of texts) for (const word of said(text ?? '')) found.add(word);
  }
  return [...found];
}
