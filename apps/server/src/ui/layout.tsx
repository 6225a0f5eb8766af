import { directionOf } from '#libs/platform';
import type { ComponentChildren } from 'preact';
import { pageAssets } from './assets.js';
import { ErrorSummary, type NotKept } from './error-summary.js';
import type { FieldError } from './field-error.js';
import { Footer } from './footer.js';
import { Masthead, type NavItem } from './masthead.js';
import { Notice } from './notice.js';
import { type Crumb, Trail } from './trail.js';
import type { View } from './view.js';

export interface LayoutProps {
  readonly view: View;
  /** The page's one heading, and what the browser's tab says. */
  readonly title: string;
  /** The heading where it is more than text: with a code, which stays in one piece. */
  readonly heading?: ComponentChildren;
  /** A short line above the heading: the code of the call, the name of the file. */
  readonly caption?: ComponentChildren;
  /** Beside the heading: a status, or when the draft was saved. */
  readonly aside?: ComponentChildren;
  /** The places of this person's role, where they are not the usual ones. */
  readonly nav?: readonly NavItem[];
  /** The way from the first page to this one; the page itself is not part of it. */
  readonly trail?: readonly Crumb[];
  readonly back?: Crumb;
  readonly errors?: readonly FieldError[];
  /** A password or a file is among what was given: it is not kept. */
  readonly notKept?: NotKept | undefined;
  /** What must be seen before anything else: a deadline within 48 hours. */
  readonly banner?: ComponentChildren;
  /** `wide` for tables and split views, `text` for what is read or filled in. */
  readonly width?: 'text' | 'wide';
  readonly children?: ComponentChildren;
}

/** Every page: header, where I am, one heading, the page, footer. */
export function Layout(props: LayoutProps) {
  const { view, title, errors = [], width = 'text' } = props;
  return (
    <html lang={view.lang} dir={directionOf(view.lang)} data-theme={view.theme}>
      <Head view={view} title={title} failed={errors.length > 0} />
      <body>
        <a class="skip-link" href="#main">
          {view.t('ui.layout.skip')}
        </a>
        {view.demo ? <DemoBanner view={view} /> : null}
        <Masthead view={view} nav={props.nav ?? view.nav ?? []} />
        <div class={`page page-${width}`}>
          <Trail view={view} trail={props.trail ?? []} back={props.back} />
          <main id="main" tabindex={-1}>
            <ErrorSummary view={view} errors={errors} notKept={props.notKept} />
            {view.done ? <Done>{view.done}</Done> : null}
            {props.banner}
            <Heading {...props} />
            {props.children}
          </main>
        </div>
        <Footer view={view} />
      </body>
    </html>
  );
}

function Head({ view, title, failed }: { readonly view: View; readonly title: string; readonly failed: boolean }) {
  const { stylesheet, script, icon, fonts } = pageAssets(view.lang);
  const shown = failed ? view.t('ui.layout.failedTitle', { title }) : title;
  return (
    <head>
      <meta charset="utf-8" />
      <title>{view.t('ui.layout.windowTitle', { title: shown })}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <link rel="icon" href={icon} type="image/svg+xml" />
      {fonts.map((font) => (
        <link key={font} rel="preload" href={font} as="font" type="font/woff2" crossorigin="anonymous" />
      ))}
      <link rel="stylesheet" href={stylesheet} />
      <script type="module" src={script} />
    </head>
  );
}

function Heading({ title, heading = title, caption, aside }: LayoutProps) {
  return (
    <div class="page-heading">
      {caption ? (
        <p class="page-caption">
          <Isolated>{caption}</Isolated>
        </p>
      ) : null}
      <div class="page-title">
        <h1>
          <Isolated>{heading}</Isolated>
        </h1>
        {aside ? <div class="page-aside">{aside}</div> : null}
      </div>
    </div>
  );
}

/** A title or a name may run the other way than the page: what stands beside it does not move. */
function Isolated({ children }: { readonly children: ComponentChildren }) {
  return typeof children === 'string' ? <bdi>{children}</bdi> : <>{children}</>;
}

function DemoBanner({ view }: { readonly view: View }) {
  return (
    <aside class="demo-banner" aria-label={view.t('ui.demo.label')}>
      <p>
        {view.t('ui.demo.text')} <a href="/demo/mailbox">{view.t('ui.demo.mailbox')}</a>
      </p>
    </aside>
  );
}

/** After something was done: said once, above the page's content. */
export function Done({ children }: { readonly children: ComponentChildren }) {
  return (
    <Notice tone="done" role="status">
      <p>{children}</p>
    </Notice>
  );
}
