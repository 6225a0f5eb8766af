import { answersFrom, contentDifferences } from '#libs/applications';
import { askedPages, type Call } from '#libs/calls';
import type { Proposal, ProposalPart } from '#libs/evaluation';
import { BudgetOfProposal } from './proposal-budget.js';
import { ChangesInWords } from '../applications/changes-in-words.js';
import { AnswerInWords } from '../applications/answer-in-words.js';
import { inCall } from '../calls/in-call.js';
import { said } from '../calls/said.js';
import { SummaryList } from '../ui/check-answers.js';
import { Money } from '../ui/money.js';
import type { View } from '../ui/view.js';

export interface ProposalPaneProps {
  readonly view: View;
  readonly call: Call;
  readonly proposal: Proposal;
}

/** The proposal as it was handed in, with a list of its contents; the part that is scored comes first. */
export function ProposalPane({ view, call, proposal }: ProposalPaneProps) {
  return (
    <>
      <h2>{view.t('evaluation.proposal.title')}</h2>
      <Facts view={view} call={call} proposal={proposal} />
      <Contents view={view} call={call} proposal={proposal} />
      {proposal.parts.map((part) => (
        <Part key={part.stage} view={view} call={call} proposal={proposal} part={part} />
      ))}
    </>
  );
}

function Facts({ view, call, proposal }: ProposalPaneProps) {
  const { title, lot, organisation, request } = proposal;
  const label = (key: string): string => view.t(`evaluation.proposal.${key}`);
  const money = (minor: number) => <Money view={view} minor={minor} currency={call.currency} precision="whole" />;
  return (
    <SummaryList
      view={view}
      answers={[
        { label: label('name'), value: <bdi>{title}</bdi> },
        ...(organisation ? [{ label: label('organisation'), value: <bdi>{nameIn(view, organisation)}</bdi> }] : []),
        { label: label('lot'), value: said(view, call.lot(lot).title) },
        { label: label('requested'), value: money(request.contributionMinor) },
        { label: label('total'), value: money(request.totalCostMinor) },
        { label: label('months'), value: view.t('evaluation.proposal.monthsValue', { months: request.months }) },
      ]}
    />
  );
}

function nameIn(view: View, { name, nameAr }: NonNullable<Proposal['organisation']>): string {
  return view.lang === 'ar' && nameAr ? nameAr : name;
}

/** Links to every page of every part: a proposal is long, and a grid is filled in section by section. */
function Contents({ view, call, proposal }: ProposalPaneProps) {
  return (
    <nav class="contents" aria-label={view.t('evaluation.proposal.contents')}>
      {proposal.parts.map(({ stage }) => (
        <details key={stage} open={stage === proposal.parts[0]?.stage}>
          <summary>{inCall(view, call).t(`evaluation.stage.${stage}`)}</summary>
          <ul>
            {call.form(stage).pages.map((page) => (
              <li key={page.id}>
                <a href={`#${anchor(stage, page.id)}`}>{said(view, page.title)}</a>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </nav>
  );
}

function Part({ view, call, proposal, part }: ProposalPaneProps & { readonly part: ProposalPart }) {
  const form = call.form(part.stage);
  const answers = answersFrom(
    form,
    Object.entries(part.answers).map(([page, given]) => ({ page, answers: given })),
  );
  const lot = call.lot(proposal.lot);
  return (
    <section>
      <h3>{inCall(view, call).t(`evaluation.stage.${part.stage}`)}</h3>
      <Corrected view={view} call={call} proposal={proposal} part={part} />
      {askedPages(form, answers).map((page) => (
        <section key={page.id} id={anchor(part.stage, page.id)} class="answers-section">
          <h4>{said(view, page.title)}</h4>
          <SummaryList
            view={view}
            answers={page.questions
              .filter(({ type }) => type !== 'file')
              .map((question) => ({
                label: said(view, question.label),
                value: answers[question.id]?.length ? (
                  <AnswerInWords
                    view={view}
                    question={question}
                    answer={answers[question.id]}
                    lot={lot}
                    currency={call.currency}
                  />
                ) : null,
              }))}
          />
        </section>
      ))}
      <BudgetOfProposal view={view} call={call} lot={proposal.lot} part={part} />
    </section>
  );
}

/** What the applicant corrected at the office's request: each answer before and after. */
function Corrected({ view, call, proposal, part }: ProposalPaneProps & { readonly part: ProposalPart }) {
  if (part.before === null) return null;
  const of = (answers: ProposalPart['answers']) => ({
    stages: [part.stage],
    answers: { [part.stage]: answers },
    documents: [],
  });
  return (
    <section>
      <h4>{view.t('correction.corrected')}</h4>
      <ChangesInWords
        view={view}
        call={call}
        lot={proposal.lot}
        differences={contentDifferences(of(part.before), of(part.answers))}
      />
    </section>
  );
}

function anchor(stage: string, page: string): string {
  return `proposal-${stage}-${page}`;
}
