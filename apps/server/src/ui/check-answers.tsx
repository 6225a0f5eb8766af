import type { ComponentChildren } from 'preact';
import { AnswersSection } from './answers-section.js';
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

export interface CheckAnswersProps {
  readonly view: View;
  readonly sections: readonly AnswerSection[];
  readonly isFolded?: boolean;
}

/** Everything that was answered, section by section, each with the way to change it. */
export function CheckAnswers({ view, sections, isFolded = false }: CheckAnswersProps) {
  return (
    <>
      {sections.map(({ heading, answers }) => (
        <AnswersSection key={heading} heading={heading} isFolded={isFolded}>
          <SummaryList view={view} answers={answers} />
        </AnswersSection>
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
            <Value view={view} value={answer.value} />
          </dd>
          <ChangeAnswer view={view} label={answer.label} href={answer.changeHref} />
        </div>
      ))}
    </dl>
  );
}

export interface ChangeAnswerProps {
  readonly view: View;
  readonly label: string;
  readonly href: string | undefined;
}

/** The way to change one answer, at its end. */
export function ChangeAnswer({ view, label, href }: ChangeAnswerProps) {
  if (!href) return null;
  return (
    <dd class="answer-change">
      <a href={href}>
        {view.t('ui.check.change')}
        <span class="visually-hidden"> {label}</span>
      </a>
    </dd>
  );
}

/** A text is isolated, not turned around: values stand below each other on the side where the page begins. */
function Value({ view, value }: { readonly view: View; readonly value: ComponentChildren }) {
  if (isEmpty(value)) return <span class="muted">{view.t('ui.field.notProvided')}</span>;
  return typeof value === 'string' ? <bdi>{value}</bdi> : <>{value}</>;
}

function isEmpty(value: ComponentChildren): boolean {
  return value === undefined || value === null || value === '';
}
