const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** The same text for readers of HTML: paragraphs, links, language and direction; nothing in it is markup of its own. */
export function bodyAsHtml(body: string, language: string, title: string): string {
  const direction = language === 'ar' ? 'rtl' : 'ltr';
  const paragraphs = body.split(/\n{2,}/).map((paragraph) => `<p>${linked(escaped(paragraph)).replaceAll('\n', '<br>')}</p>`);
  return (
    `<!doctype html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8">` +
    `<title>${escaped(title)}</title></head><body>${paragraphs.join('')}</body></html>`
  );
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** Addresses are the installation's own, put in by the catalogue's `{link}`. */
function linked(html: string): string {
  return html.replace(/https?:\/\/[^\s<\u2066-\u2069]+/g, (url) => `<a href="${url}" dir="ltr">${url}</a>`);
}
