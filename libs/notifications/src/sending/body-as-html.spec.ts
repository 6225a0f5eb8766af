import { bodyAsHtml } from './body-as-html.js';

const PUBLIC_URL = 'https://minha.example';
const html = (body: string, of: { subject?: string; language?: string } = {}) =>
  bodyAsHtml({ subject: 'S', language: 'fr', body, ...of }, PUBLIC_URL);

describe('a mail for readers of HTML', () => {
  it.each(['<script>alert(1)</script>', '<img src=x onerror="alert(1)">', "' onmouseover='x"])(
    'shows %s as text',
    (hostile) => {
      const page = html(hostile, { subject: hostile });

      expect(page).not.toContain(hostile);
      expect(page.replaceAll(/<\/?(?:html|head|meta|title|body|p)(?: [^<>]*)?>|<!doctype html>/g, '')).not.toMatch(
        /[<>"']/,
      );
    },
  );

  it('has the paragraphs and lines of the text', () => {
    expect(html('a\nb\n\nc')).toContain('<body><p>a<br>b</p><p>c</p></body>');
  });

  it.each([
    ['ar', 'rtl'],
    ['fr', 'ltr'],
    ['en', 'ltr'],
  ])('says that %s is written %s', (language, direction) => {
    expect(html('a', { language })).toContain(`<html lang="${language}" dir="${direction}">`);
  });

  it('makes the way to the file a link', () => {
    expect(html('Ici :\nhttps://minha.example/applications/1?a=1&b=2')).toContain(
      '<a href="https://minha.example/applications/1?a=1&amp;b=2" dir="ltr">https://minha.example/applications/1?a=1&amp;b=2</a>',
    );
  });

  it('does not take the marks of isolation into a link', () => {
    expect(html('\u2068https://minha.example/a\u2069')).toContain('href="https://minha.example/a"');
  });

  it.each(['https://evil.example/login', 'https://minha.example.evil.example/', 'https://minha.example@evil.example/'])(
    'makes no link of %s, which somebody wrote into a title',
    (address) => {
      expect(html(`Votre demande « ${address} »`)).not.toContain('<a ');
    },
  );
});
