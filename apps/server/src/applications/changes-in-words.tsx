import { asAnswer, BUDGET_PAGE, budgetFrom, type ContentDifference, type FrozenDocument } from '#libs/applications';
import { type Call, computeBudget, type Question } from '#libs/calls';
import type { Json } from '#libs/kernel';
import { said } from '../calls/said.js';
import { DataTable } from '../ui/data-table.js';
import { Money } from '../ui/money.js';
import type { View } from '../ui/view.js';
import { AnswerInWords, WrittenText } from './answer-in-words.js';
import { partName } from './part-names.js';

export interface ChangesInWordsProps {
  readonly view: View;
  readonly call: Call;
  readonly lot: string;
  readonly differences: readonly ContentDifference[];
}

/** What differs between two versions: each answer as it was and as it is, each document that came or went. */
export function ChangesInWords(props: ChangesInWordsProps) {
  const { view, differences } = props;
  if (differences.length === 0) return <p class="muted">{view.t('correction.noChange')}</p>;
  return (
    <DataTable<ContentDifference>
      view={view}
      caption={view.t('correction.changes')}
      captionHidden
      rows={differences}
      rowKey={keyOf}
      columns={[
        { key: 'what', head: view.t('correction.what'), cell: (one) => <What {...props} one={one} /> },
        {
          key: 'before',
          head: view.t('correction.before'),
          cell: (one) => <Side {...props} one={one} side="before" />,
        },
        { key: 'after', head: view.t('correction.after'), cell: (one) => <Side {...props} one={one} side="after" /> },
      ]}
    />
  );
}

function keyOf(one: ContentDifference): string {
  return one.kind === 'files' ? `${one.stage} ${one.document}` : `${one.stage} ${one.page} ${one.question}`;
}

type OneProps = ChangesInWordsProps & { readonly one: ContentDifference };

function What({ view, call, one }: OneProps) {
  if (one.kind === 'files') return <>{partName(view, call, one.document)}</>;
  const question = questionOf(call, one);
  if (question) return <>{said(view, question.label)}</>;
  const part = `correction.budget.${one.question}`;
  return (
    <>
      {partName(view, call, one.page)}
      {one.page === BUDGET_PAGE && view.has(part) ? <span class="muted"> {view.t(part)}</span> : null}
    </>
  );
}

function Side({ view, call, lot, one, side }: OneProps & { readonly side: 'before' | 'after' }) {
  if (one.kind === 'files') return <Files view={view} files={one[side]} />;
  const value = one[side];
  const question = questionOf(call, one);
  if (question && value !== null) {
    const answer = asAnswer(value);
    return (
      <AnswerInWords view={view} question={question} answer={answer} lot={call.lot(lot)} currency={call.currency} />
    );
  }
  if (one.page === BUDGET_PAGE)
    return <BudgetPart view={view} call={call} lot={lot} name={one.question} value={value} />;
  return typeof value === 'string' ? <WrittenText text={value} /> : <Nothing view={view} />;
}

function questionOf(call: Call, { stage, page, question }: Extract<ContentDifference, { kind: 'answer' }>) {
  const found: Question | undefined = call
    .form(stage)
    .pages.find(({ id }) => id === page)
    ?.questions.find(({ id }) => id === question);
  return found;
}

function Files({ view, files }: { readonly view: View; readonly files: readonly FrozenDocument[] }) {
  if (files.length === 0) return <Nothing view={view} />;
  return (
    <>
      {files.map(({ id, name, sizeBytes }) => (
        <p key={id} class="nums">
          <bdi>{name}</bdi> <bdi>{view.format.fileSize(sizeBytes)}</bdi>
        </p>
      ))}
    </>
  );
}

interface BudgetPartProps extends Pick<ChangesInWordsProps, 'view' | 'call' | 'lot'> {
  readonly name: string;
  readonly value: Json | null;
}

/** A part of the budget: an amount as it was typed, or how many lines there are and what they come to. */
function BudgetPart({ view, call, lot, name, value }: BudgetPartProps) {
  if (value === null) return <Nothing view={view} />;
  if (typeof value === 'string') return <bdi class="nums">{value}</bdi>;
  const count = Array.isArray(value) ? value.length : 0;
  if (name !== 'lines') return <>{view.t('correction.entries', { count })}</>;
  const { totals } = computeBudget(budgetFrom({ lines: value }), call.terms(lot));
  return (
    <>
      {view.t('correction.entries', { count })}{' '}
      <Money view={view} minor={totals.directMinor} currency={call.currency} />
    </>
  );
}

function Nothing({ view }: { readonly view: View }) {
  return <span class="muted">{view.t('ui.field.notProvided')}</span>;
}
