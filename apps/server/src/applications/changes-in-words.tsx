import { asAnswer, BUDGET_PAGE, type ContentDifference, type FrozenDocument } from '#libs/applications';
import type { Call, Question } from '#libs/calls';
import { said } from '../calls/said.js';
import { DataTable } from '../ui/data-table.js';
import type { View } from '../ui/view.js';
import { AnswerInWords, WrittenText } from './answer-in-words.js';
import { BudgetRowsChanged } from './budget-rows-changed.js';
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

/** The parts of a budget that have lines. */
const ROWS = ['lines', 'sources'];

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
  if (one.page === BUDGET_PAGE && ROWS.includes(one.question))
    return (
      <BudgetRowsChanged
        view={view}
        call={call}
        lot={lot}
        part={one.question}
        before={one.before}
        after={one.after}
        side={side}
      />
    );
  if (one.page === BUDGET_PAGE && typeof value === 'string') return <bdi class="nums">{value}</bdi>;
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

function Nothing({ view }: { readonly view: View }) {
  return <span class="muted">{view.t('ui.field.notProvided')}</span>;
}
