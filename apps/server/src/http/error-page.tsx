import { Csrf, Button, ButtonLink } from '../ui/action-form.js';
import { Code } from '../ui/code.js';
import { Layout } from '../ui/layout.js';
import type { View } from '../ui/view.js';
import type { Problem } from './problem.js';
import { reasonsOf, sentenceOf, titleOf } from './problem-words.js';
import type { Typed } from './read-form.js';

/** A form that could not be taken, to be sent again as it was. */
export interface KeptForm {
  readonly action: string;
  readonly typed: Typed;
}

export interface ErrorPageProps {
  readonly view: View;
  readonly problem: Problem;
  /** What the reader names when they ask us about it. */
  readonly reference: string;
  readonly again?: KeptForm | undefined;
}

/** What happened, what was kept, what to do, and a reference number. */
export function ErrorPage({ view, problem, reference, again }: ErrorPageProps) {
  const reasons = reasonsOf(view, problem);
  return (
    <Layout view={view} title={titleOf(view, problem)}>
      <p class="lead">{sentenceOf(view, problem)}</p>
      {reasons.length > 0 ? (
        <ul>
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      ) : null}
      {again ? <SendAgain view={view} problem={problem} again={again} /> : <WhatToDo view={view} problem={problem} />}
      <p class="help reference">
        {view.pieces('http.page.reference', { reference: <Code key="reference">{reference}</Code> })}
      </p>
    </Layout>
  );
}

function WhatToDo({ view, problem }: Pick<ErrorPageProps, 'view' | 'problem'>) {
  if (problem.code === 'http.sign-in-needed') return <SignInLink view={view} />;
  if (problem.status === 503) return <TryAgain view={view} />;
  return (
    <p>
      <ButtonLink href="/" weight="secondary">
        {view.t('http.page.toFront')}
      </ButtonLink>
    </p>
  );
}

/** A page that was read is read again; of a form that is not kept, the browser still knows what was typed. */
function TryAgain({ view }: { readonly view: View }) {
  return (
    <>
      <p>{view.t('http.page.backInBrowser')}</p>
      <p>
        <ButtonLink href={view.path} weight="secondary">
          {view.t('http.page.tryAgain')}
        </ButtonLink>
      </p>
    </>
  );
}

function SignInLink({ view }: { readonly view: View }) {
  return (
    <p>
      <a href="/sign-in" target="_blank" rel="noopener">
        {view.t('http.page.signInElsewhere')}
      </a>
    </p>
  );
}

interface SendAgainProps extends Pick<ErrorPageProps, 'view' | 'problem'> {
  readonly again: KeptForm;
}

/**
 * Nothing typed is lost when a session ends or something is away while somebody writes: sign in elsewhere or wait, then
 * send the same again. A form that brought its own token keeps it.
 */
function SendAgain({ view, problem, again }: SendAgainProps) {
  return (
    <>
      <p>{view.t(problem.status === 503 ? 'http.page.keptForLater' : 'http.page.kept')}</p>
      {problem.code === 'http.sign-in-needed' ? <SignInLink view={view} /> : null}
      <form method="post" action={again.action}>
        {'_csrf' in again.typed ? null : <Csrf view={view} />}
        {Object.entries(again.typed).flatMap(([name, values]) =>
          [values].flat().map((value) => <input key={`${name}=${value}`} type="hidden" name={name} value={value} />),
        )}
        <p class="actions">
          <Button>{view.t('http.page.sendAgain')}</Button>
        </p>
      </form>
    </>
  );
}
