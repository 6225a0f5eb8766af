import { directionOf, LANGS, OWN_NAME, type Lang } from '#libs/platform';
import { Csrf } from './action-form.js';
import { Mark } from './mark.js';
import { PersonName } from './person-name.js';
import type { View, Viewer } from './view.js';

export interface NavItem {
  readonly href: string;
  readonly label: string;
  readonly current?: boolean;
  /** How many things wait there. */
  readonly count?: number;
}

/** Mark and name, language, who I am; then the places of my role. */
export function Masthead({ view, nav }: { readonly view: View; readonly nav: readonly NavItem[] }) {
  return (
    <header class="masthead">
      <div class="masthead-bar">
        <a class="brand" href="/">
          <Mark />
          <span class="brand-words">
            <span class="brand-name">{view.t('ui.product.name')}</span>
            <span class="brand-programme">{view.t('ui.product.line')}</span>
          </span>
        </a>
        <LanguageSwitch view={view} />
        {view.person ? <Account view={view} person={view.person} /> : <SignIn view={view} />}
      </div>
      {nav.length > 0 ? <Places view={view} nav={nav} /> : null}
    </header>
  );
}

function LanguageSwitch({ view }: { readonly view: View }) {
  return (
    <nav class="languages" aria-label={view.t('ui.layout.languages')}>
      <ul>
        {LANGS.map((lang) => (
          <li key={lang}>
            <a
              href={inLanguage(view.path, lang)}
              lang={lang}
              hreflang={lang}
              dir={directionOf(lang)}
              {...(lang === view.lang ? { 'aria-current': 'true' as const } : {})}
            >
              {OWN_NAME[lang]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The same page in another language. Works on the path alone: where the server is does not matter. */
export function inLanguage(path: string, lang: Lang): string {
  const [place = '/', query = ''] = path.split('?', 2);
  const params = new URLSearchParams(query);
  params.set('lang', lang);
  return `${place}?${params.toString()}`;
}

function Account({ view, person }: { readonly view: View; readonly person: Viewer }) {
  return (
    <div class="account">
      <p class="account-person">
        <PersonName name={person.name} />
        <span class="account-role">{person.role}</span>
      </p>
      <form method="post" action="/sign-out" data-unsent={view.t('kept.signOut')} data-open={view.t('kept.open')}>
        <Csrf view={view} />
        <button type="submit" class="link-button">
          {view.t('ui.layout.signOut')}
        </button>
      </form>
    </div>
  );
}

function SignIn({ view }: { readonly view: View }) {
  return (
    <p class="account">
      <a href="/sign-in">{view.t('ui.layout.signIn')}</a>
    </p>
  );
}

/** More places than a telephone shows in one line. */
const IN_ONE_LINE = 3;

/** The places of a role. Where the window is too narrow for many of them they wait behind one word and the present place. */
function Places({ view, nav }: { readonly view: View; readonly nav: readonly NavItem[] }) {
  return (
    <nav class="places" aria-label={view.t('ui.layout.places')}>
      {nav.length > IN_ONE_LINE ? (
        <details>
          <summary>
            {view.t('ui.layout.menu')}
            <Here nav={nav} />
          </summary>
          <PlaceList view={view} nav={nav} />
        </details>
      ) : (
        <PlaceList view={view} nav={nav} />
      )}
    </nav>
  );
}

function Here({ nav }: { readonly nav: readonly NavItem[] }) {
  const here = nav.find(({ current }) => current);
  return here ? <span class="places-here">{here.label}</span> : null;
}

function PlaceList({ view, nav }: { readonly view: View; readonly nav: readonly NavItem[] }) {
  return (
    <ul>
      {nav.map((item) => (
        <li key={item.href}>
          <a href={item.href} {...(item.current ? { 'aria-current': 'page' as const } : {})}>
            {item.label}
            {item.count ? <span class="count nums">{view.format.number(item.count)}</span> : null}
          </a>
        </li>
      ))}
    </ul>
  );
}
