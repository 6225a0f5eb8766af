import type { Lang } from '#libs/platform';
import type { Answer } from './captured.js';
import type { Visitor } from './cast.js';
import { kindsIn } from './choose.js';
import type { Seen } from './crawl.js';
import { formsIn, type PageForm } from './forms-in-page.js';

/** Longer than any answer may be, with a word that no line can hold. */
const TOO_LONG = `${'Une réponse qui dépasse de loin ce qui était demandé. '.repeat(120)}${'x'.repeat(140)}`;

/** A page whose form was sent in a way that is refused, and how to get there in another language. */
export interface RefusedForm {
  readonly route: string;
  readonly visitor: Visitor;
  readonly answer: Answer;
  readonly again: (lang: Lang) => Promise<Answer>;
}

/**
 * Sends the forms of pages empty, and then with far too much in every field. Forms that only press a button, and those
 * whose content is kept as it is sent, are left alone unless they are a newcomer's.
 */
export async function refusedForms(pages: readonly Seen[]): Promise<readonly RefusedForm[]> {
  const refused: RefusedForm[] = [];
  const known = new Set<string>();
  for (const seen of pages) {
    for (const { content, form } of attempts(seen)) {
      const again = (lang: Lang) => sent(seen.visitor, lang, form, content);
      const answer = await again('fr');
      const kind = `${seen.route} ${content.length} ${[...kindsIn(answer.body)].toSorted().join(' ')}`;
      if (!answer.body.includes('error-summary') || known.has(kind)) continue;
      known.add(kind);
      refused.push({ route: seen.route, visitor: seen.visitor, answer, again });
    }
  }
  return refused;
}

function attempts({ visitor, answer }: Seen): readonly { readonly form: PageForm; readonly content: string }[] {
  return formsIn(answer.body)
    .filter(({ fields, isKept }) => fields.length > 0 && (visitor.isOurs || !isKept))
    .flatMap((form) => ['', TOO_LONG].map((content) => ({ form, content })));
}

function sent({ session }: Visitor, lang: Lang, form: PageForm, content: string): Promise<Answer> {
  const fields = Object.fromEntries(form.fields.map((name) => [name, content]));
  const speaking = session.speaking(lang);
  return speaking.post(form.action, { ...fields, ...form.hidden }, form.isMultipart ? 'multipart' : 'urlencoded');
}
