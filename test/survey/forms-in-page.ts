/** A form of a page that posts, as its marks say. */
export interface PageForm {
  readonly action: string;
  readonly isMultipart: boolean;
  /** What travels with it unseen. */
  readonly hidden: Readonly<Record<string, string>>;
  /** What somebody would fill in. */
  readonly fields: readonly string[];
  /** Keeps what is written without a button: sending it empty would change the draft. */
  readonly isKept: boolean;
}

/** The forms inside the page's own part. */
export function formsIn(html: string): readonly PageForm[] {
  const [main = ''] = /<main[\s\S]*<\/main>/.exec(html) ?? [];
  const keptIds = new Set([...main.matchAll(/<minha-(?:autosave|draft) form="([^"]+)"/g)].map(([, id]) => id));
  return [...main.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)]
    .map(([, marks = '', inner = '']) => ({ marks: marksOf(marks), inner }))
    .filter(({ marks }) => marks.get('method') === 'post')
    .map(({ marks, inner }) => ({ ...formFrom(marks, inner), isKept: keptIds.has(marks.get('id')) }));
}

/** What the forms of a page that lead to an address hide: the token, the key, the version. */
export function hiddenFields(html: string, action: string): Readonly<Record<string, string>> {
  const form = [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].find(
    ([, marks = '']) => marksOf(marks).get('action') === action,
  );
  return form ? formFrom(marksOf(form[1] ?? ''), form[2] ?? '').hidden : {};
}

/** Addresses that the page leads to. */
export function linksIn(html: string): readonly string[] {
  return [...html.matchAll(/<a\b([^>]*)>/g)].flatMap(([, marks = '']) => marksOf(marks).get('href') ?? []);
}

/** The first form that asks for a list, with the name of a field that can be typed or chosen. */
export function filterIn(html: string): { readonly action: string; readonly typed: string | null } | null {
  const [, marks = '', inner = ''] = /<form\b([^>]*class="filters"[^>]*)>([\s\S]*?)<\/form>/.exec(html) ?? [];
  const action = marksOf(marks).get('action');
  if (action === undefined) return null;
  const typed = controlsIn(inner).find(({ tag, marks: own }) => tag === 'input' && isTyped(own));
  return { action, typed: typed?.marks.get('name') ?? null };
}

function isTyped(marks: ReadonlyMap<string, string>): boolean {
  return ['text', 'search'].includes(marks.get('type') ?? 'text');
}

function formFrom(marks: ReadonlyMap<string, string>, inner: string): Omit<PageForm, 'isKept'> {
  const named = controlsIn(inner).filter((control) => control.marks.has('name'));
  const isHidden = (control: Control) => control.marks.get('type') === 'hidden';
  return {
    action: marks.get('action') ?? '',
    isMultipart: marks.get('enctype') === 'multipart/form-data',
    hidden: Object.fromEntries(
      named.filter(isHidden).map(({ marks: own }) => [own.get('name') ?? '', own.get('value') ?? '']),
    ),
    fields: named
      .filter((control) => !isHidden(control) && control.tag !== 'button')
      .map(({ marks: own }) => own.get('name') ?? ''),
  };
}

interface Control {
  readonly tag: string;
  readonly marks: ReadonlyMap<string, string>;
}

function controlsIn(html: string): readonly Control[] {
  return [...html.matchAll(/<(input|textarea|select|button)\b([^>]*)>/g)].map(([, tag = '', marks = '']) => ({
    tag,
    marks: marksOf(marks),
  }));
}

function marksOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [name, decoded(value)]),
  );
}

function decoded(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
