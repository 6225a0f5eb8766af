import type { ComponentChildren } from 'preact';
import type { View } from './view.js';

export interface Answer {
  readonly label: string;
  /** Empty where nothing was answered. */
  readonly value?: ComponentChildren;
  readonly changeHref?: string;
}

export interface AnswerSection {
  readonly heading: string;
  readonly answers: readonly Answer[];
}

/** Everything that was answered, section by section, each with the way to change it. */
export function CheckAnswers({ view, sections }: { readonly view: View; readonly sections: readonly AnswerSection[] }) {
  return (
    <>
      {sections.map((section) => (
        <section key={section.heading} class="answers-section">
          <h2>{section.heading}</h2>
          <SummaryList view={view} answers={section.answers} />
        </section>
      ))}
    </>
  );
}

/** Names and values, without a heading of its own. */
export function SummaryList({ view, answers }: { readonly view: View; readonly answers: readonly Answer[] }) {
  return (
    <dl class="answers">
      {answers.map((answer) => (
        <div class="answer" key={answer.label}>
          <dt>{answer.label}</dt>
          <dd class="answer-value">
            {isEmpty(answer.value) ? (
              <span class="muted">{view.t('ui.field.notProvided')}</span>
            ) : (
              <Value>{answer.value}</Value>
            )}
          </dd>
          {answer.changeHref ? (
            <dd class="answer-change">
              <a href={answer.changeHref}>
                {view.t('ui.check.change')}
                <span class="visually-hidden"> {answer.label}</span>
              </a>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}

/** All values stand at the edge of the page; words are isolated, so that each keeps its own direction there. */
function Value({ children }: { readonly children: ComponentChildren }) {
  return typeof children === 'string' ? <bdi>{children}</bdi> : <>{children}</>;
}

function isEmpty(value: ComponentChildren): boolean {
  return value === undefined || value === null || value === '';
}
