const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

interface Message {
  readonly subject: string;
  readonly body: string;
  readonly language: string;
}

/**
 * The same text for readers of HTML: paragraphs, language, direction, and links to this installation. Nothing in it is
 * markup of its own, and no address that somebody wrote into a title becomes a link.
 */
export function bodyAsHtml({ subject, body, language }: Message, publicUrl: string): string {
  const direction = language === 'ar' ? 'rtl' : 'ltr';
  const paragraphs = body.split(/\n{2,}/).map((paragraph) => asParagraph(paragraph, publicUrl));
  return (
    `<!doctype html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8">` +
    `<title>${escaped(subject)}</title></head><body>${paragraphs.join('')}</body></html>`
  );
}

function asParagraph(text: string, publicUrl: string): string {
  return `<p>${linked(escaped(text), escaped(publicUrl)).replaceAll('\n', '<br>')}</p>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** The slash ends the host: `https://minha.example.evil.example` is not ours. */
function linked(html: string, publicUrl: string): string {
  return html.replace(/https?:\/\/[^\s<\u2066-\u2069]+/g, (url) =>
    url.startsWith(`${publicUrl}/`) ? `<a href="${url}" dir="ltr">${url}</a>` : url,
  );
}
