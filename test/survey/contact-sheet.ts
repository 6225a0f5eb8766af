import type { Captured } from './captured.js';
import type { Look } from './screen.js';

export interface Picture {
  readonly name: string;
  readonly look: Look;
  /** Beside the sheet. */
  readonly file: string;
}

const STYLE = `
body { margin: 24px; font: 14px/1.4 system-ui; background: #e9e9e6; color: #17211d }
h2 { margin: 32px 0 4px; font-size: 16px } p { margin: 0 0 8px }
.row { display: flex; flex-wrap: wrap; gap: 8px }
figure { margin: 0; inline-size: 230px } figure.phone { inline-size: 110px }
img { display: block; inline-size: 100%; block-size: 300px; object-fit: contain; object-position: top; background: #fff; border: 1px solid #aaa }
figcaption { font-size: 12px }`;

/** One page with all pictures, by page; each opens as it was taken. */
export function contactSheet(pages: readonly Captured[], pictures: readonly Picture[]): string {
  const sections = pages.map(({ name, place }) => {
    const own = pictures.filter((picture) => picture.name === name);
    const where = `${place.path} as ${place.visitor}`;
    return `<section><h2>${escaped(name)}</h2><p>${escaped(where)}</p><div class="row">${own.map(figure).join('')}</div></section>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Every page</title><style>${STYLE}</style><h1>${pages.length} pages, ${pictures.length} pictures</h1>${sections.join('\n')}</html>`;
}

function figure({ look: { lang, theme, width }, file }: Picture): string {
  const words = `${lang} ${theme} ${width}`;
  return `<figure${width < 600 ? ' class="phone"' : ''}><a href="${escaped(file)}"><img loading="lazy" src="${escaped(file)}" alt="${words}"></a><figcaption>${words}</figcaption></figure>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
