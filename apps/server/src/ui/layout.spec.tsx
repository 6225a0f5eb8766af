import { Layout } from './layout.js';
import { inLanguage } from './masthead.js';
import { renderPage } from './render.js';
import { aView } from './testing/a-view.js';

describe('a page', () => {
  it.each([
    ['fr', '<html lang="fr" dir="ltr"'],
    ['ar', '<html lang="ar" dir="rtl"'],
    ['en', '<html lang="en" dir="ltr"'],
  ] as const)('says its language and direction (%s)', (lang, expected) => {
    expect(renderPage(<Layout view={aView({ lang })} title="T" />)).toContain(`<!doctype html>${expected}`);
  });

  it('has one heading of the first level', () => {
    expect(renderPage(<Layout view={aView()} title="Mes dossiers" />).match(/<h1>.*?<\/h1>/g)).toEqual([
      '<h1><bdi>Mes dossiers</bdi></h1>',
    ]);
  });

  it('begins with a link to its content', () => {
    expect(renderPage(<Layout view={aView()} title="T" />)).toMatch(/<body><a class="skip-link" href="#main">/);
  });

  it('has no style or script of its own in it, so that the content policy can forbid both', () => {
    const html = renderPage(<Layout view={aView()} title="T" errors={[{ name: 'a', message: 'b' }]} />);
    expect(html).not.toMatch(/ style=|<style|<script(?! type="module" src="\/assets\/)| on[a-z]+=/);
  });

  it('does not say that a password or a file was kept', () => {
    const errors = [{ name: 'email', message: 'b' }];
    const kept = 'Rien de ce que vous avez saisi n’est perdu';

    expect(renderPage(<Layout view={aView()} title="T" errors={errors} />)).toContain(kept);
    expect(renderPage(<Layout view={aView()} title="T" errors={errors} notKept="password" />)).not.toContain(kept);
    expect(renderPage(<Layout view={aView()} title="T" errors={errors} notKept="file" />)).toContain('sauf le fichier');
  });

  it('says at its foot where people write to who need help, where the house has said it', () => {
    const said = renderPage(<Layout view={aView({ contact: 'aide@example.ma' })} title="T" />);

    expect(said).toMatch(/<footer.*Besoin d’aide.*<a href="mailto:aide@example\.ma"><bdi dir="ltr"/s);
    expect(renderPage(<Layout view={aView()} title="T" />)).not.toContain('Besoin d’aide');
  });

  it('asks nothing of other servers', () => {
    expect(renderPage(<Layout view={aView()} title="T" />)).not.toMatch(/(?:src|href|action)="(?:https?:)?\/\//);
  });

  it('escapes what people wrote', () => {
    const html = renderPage(
      <Layout
        view={aView({ person: { name: '<img src=x onerror=alert(1)>', role: '"><script>' } })}
        title="</title><script>alert(1)</script>"
      />,
    );
    expect(html).not.toContain('<img src=x');
    expect(html).not.toContain('<script>');
  });

  it('signs out by a form that posts with its token', () => {
    const html = renderPage(<Layout view={aView()} title="T" />);
    expect(html).toMatch(
      /<form method="post" action="\/sign-out"[^>]*><input type="hidden" name="_csrf" value="token-1"\/>/,
    );
  });

  it('offers to sign in where nobody is', () => {
    const html = renderPage(<Layout view={aView({ person: null })} title="T" />);
    expect([html.includes('/sign-in'), html.includes('/sign-out')]).toEqual([true, false]);
  });

  it('puts many places behind one word with the present place, and leaves few as they are', () => {
    const places = (n: number) =>
      ['Appels', 'Dossiers', 'Messages', 'Compte']
        .slice(0, n)
        .map((label, at) => ({ href: `/${at}`, label, current: at === 1 }));
    const of = (n: number) => renderPage(<Layout view={aView()} title="T" nav={places(n)} />);

    expect(of(4)).toContain('<summary>Menu<span class="places-here">Dossiers</span></summary><ul><li><a href="/0">');
    expect(of(3)).not.toContain('<summary>');
  });

  it('names each language in its own script', () => {
    expect(renderPage(<Layout view={aView()} title="T" />)).toContain('lang="ar" hreflang="ar" dir="rtl">العربية</a>');
  });

  it.each([
    [true, 1],
    [false, 0],
  ])('shows that it is a demonstration only where it is (%p)', (demo, times) => {
    expect(renderPage(<Layout view={aView({ demo })} title="T" />).match(/demo-banner/g) ?? []).toHaveLength(times);
  });
});

describe('a page with errors', () => {
  const errors = [{ name: 'budget[0].amount', message: 'Montant <manquant>' }];

  it.each([
    ['fr', 'Erreur\u00a0: T'],
    ['ar', 'خطأ: T'],
    ['en', 'Error: T'],
  ] as const)('says so first in its title (%s)', (lang, expected) => {
    const html = renderPage(<Layout view={aView({ lang })} title="T" errors={errors} />);
    const title = /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '';
    expect(title.replaceAll(/[\u2066-\u2069]/g, '').startsWith(expected)).toBe(true);
  });

  it('lists them first in the content, each linked to its field', () => {
    const html = renderPage(<Layout view={aView()} title="T" errors={errors} />);
    expect(html).toMatch(/<main id="main" tabindex="-1"><section class="error-summary"/);
    expect(html).toContain('<a href="#f-budget-0-amount">Montant &lt;manquant></a>');
  });
});

describe('the same page in another language', () => {
  it.each([
    ['/', '/?lang=ar'],
    ['/grants?state=draft&lang=fr', '/grants?state=draft&lang=ar'],
    ['/grants?q=a%26b', '/grants?q=a%26b&lang=ar'],
  ])('keeps what the address of %s says', (path, expected) => {
    expect(inLanguage(path, 'ar')).toBe(expected);
  });
});
