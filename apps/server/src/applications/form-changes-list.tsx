import type { FormChange, Page, Question, Stage } from '#libs/calls';
import { said } from '../calls/said.js';
import type { View } from '../ui/view.js';

export interface FormChangesListProps {
  readonly view: View;
  readonly changes: readonly FormChange[];
  /** Where a question or page is found as it is now; without it, nothing is linked. */
  readonly href?: ((page: Page, question: Question | null) => string) | undefined;
}

/** What is different in a form, page by page: each change once, with a link to where it is. */
export function FormChangesList({ view, changes, href }: FormChangesListProps) {
  const pages = [...new Map(changes.flatMap(({ after }) => after.page ?? []).map((page) => [page.id, page])).values()];
  const gone = changes.filter(({ after, before }) => after.page === null && before.page !== null);
  const whole = changes.filter(({ after, before }) => after.page === null && before.page === null);
  return (
    <>
      {whole.length > 0 ? <Changes view={view} changes={whole} /> : null}
      {pages.map((page) => (
        <section key={page.id} class="form-changes-page">
          <h3>
            <bdi>{said(view, page.title)}</bdi>
          </h3>
          <Changes view={view} changes={changes.filter(({ after }) => after.page?.id === page.id)} href={href} />
        </section>
      ))}
      {gone.length > 0 ? (
        <section class="form-changes-page">
          <h3>{view.t('formChanges.gone')}</h3>
          <Changes view={view} changes={gone} />
        </section>
      ) : null}
    </>
  );
}

function Changes({ view, changes, href }: FormChangesListProps) {
  return (
    <ul class="form-changes">
      {changes.map((change) => (
        <li
          key={`${change.kind} ${change.before.question?.id ?? ''} ${change.after.question?.id ?? change.before.page?.id ?? ''}`}
        >
          <Sentence view={view} change={change} href={href} />
          <Detail view={view} change={change} />
        </li>
      ))}
    </ul>
  );
}

interface ChangeProps extends Pick<FormChangesListProps, 'view' | 'href'> {
  readonly change: FormChange;
}

function Sentence({ view, change, href }: ChangeProps) {
  const { kind, before, after } = change;
  const about = after.question ?? before.question;
  const page = after.page ?? before.page;
  const name = about ? said(view, about.label) : page ? said(view, page.title) : '';
  const title = <bdi key="name">{name}</bdi>;
  const linked =
    href && after.page ? (
      <a key="name" href={href(after.page, after.question)}>
        {title}
      </a>
    ) : (
      title
    );
  return <p>{view.pieces(`formChanges.kind.${kind}`, { name: linked })}</p>;
}

/** How it was and how it is, where that can be said in a few words. */
function Detail({ view, change: { kind, before, after } }: Omit<ChangeProps, 'href'>) {
  const [was, is] = [before.question, after.question];
  if (kind === 'moved' && before.page)
    return (
      <p class="help">
        {view.pieces('formChanges.detail.movedFrom', { page: <bdi key="page">{said(view, before.page.title)}</bdi> })}
      </p>
    );
  if (!was || !is) return null;
  if (kind === 'label') {
    const same = said(view, was.label) === said(view, is.label);
    if (same) return <p class="help">{view.t('formChanges.detail.otherLanguage')}</p>;
    return (
      <p class="help">{view.pieces('formChanges.detail.was', { was: <bdi key="was">{said(view, was.label)}</bdi> })}</p>
    );
  }
  if (kind === 'required')
    return <p class="help">{view.t(`formChanges.detail.${is.required ? 'nowRequired' : 'nowOptional'}`)}</p>;
  if (kind === 'choices') return <Choices view={view} was={was} is={is} />;
  if (kind === 'limits' && 'maxGraphemes' in was && 'maxGraphemes' in is) {
    const params = { was: was.maxGraphemes, is: is.maxGraphemes };
    return <p class="help">{view.t('formChanges.detail.length', params)}</p>;
  }
  return null;
}

function Choices({ view, was, is }: { readonly view: View; readonly was: Question; readonly is: Question }) {
  const [before, after] = [choicesIn(was), choicesIn(is)];
  const without = (some: typeof before, others: typeof before) =>
    some.filter(({ value }) => !others.some((one) => one.value === value)).map(({ label }) => said(view, label));
  const [gone, added] = [without(before, after), without(after, before)];
  return (
    <>
      {gone.length > 0 ? (
        <p class="help">
          {view.pieces('formChanges.detail.choicesGone', { list: <bdi key="list">{view.format.list(gone)}</bdi> })}
        </p>
      ) : null}
      {added.length > 0 ? (
        <p class="help">
          {view.pieces('formChanges.detail.choicesAdded', { list: <bdi key="list">{view.format.list(added)}</bdi> })}
        </p>
      ) : null}
    </>
  );
}

function choicesIn(question: Question) {
  if ('options' in question) return question.options;
  if ('levels' in question) return question.levels;
  return 'roles' in question ? (question.roles ?? []) : [];
}

/** Where a question of an application stands. */
export function questionHref(id: string, stage: Stage) {
  return (page: Page, question: Question | null) =>
    `/applications/${id}/form/${stage}/${page.id}${question ? `#f-q-${question.id}` : ''}`;
}
