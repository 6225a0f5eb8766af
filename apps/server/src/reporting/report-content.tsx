import type { Call, Form } from '#libs/calls';
import { currencySign } from '#libs/platform';
import { answersOf, type FigureLine, type Figures, type ReportContent, type ReportFileView } from '#libs/reporting';
import { AnswerInWords } from '../applications/answer-in-words.js';
import { said } from '../calls/said.js';
import { CheckAnswers } from '../ui/check-answers.js';
import { DataTable } from '../ui/data-table.js';
import { FileItem } from '../ui/file-item.js';
import { Money } from '../ui/money.js';
import type { View } from '../ui/view.js';
import { OverHeadings } from './figures.page.js';
import { headingName } from './report-words.js';

export interface ReportContentProps {
  readonly view: View;
  readonly file: ReportFileView;
  readonly content: Pick<ReportContent, 'answers' | 'figures' | 'documents'>;
  /** Where a part is changed; absent where it is only read. */
  readonly hrefOf?: (part: string) => string;
}

/** A report to be read: the narrative page by page, the figures, the documents. */
export function ReportContentView({ view, file, content, hrefOf }: ReportContentProps) {
  const { call, draft, material } = file;
  return (
    <>
      <Narrative
        view={view}
        call={call}
        form={draft.form}
        lot={material.report.lot}
        content={content}
        hrefOf={hrefOf}
      />
      <section>
        <h2>{view.t('reporting.figures.title')}</h2>
        <FiguresRead view={view} file={file} figures={content.figures} />
        <OverHeadings view={view} file={file} figures={content.figures} />
        {hrefOf ? (
          <p>
            <a href={hrefOf('figures')}>{view.t('reporting.figures.change')}</a>
          </p>
        ) : null}
      </section>
      <section>
        <h2>{view.t('reporting.documents.title')}</h2>
        {content.documents.length === 0 ? <p class="muted">{view.t('reporting.documents.none')}</p> : null}
        {byKind(content.documents).map((documents) => (
          <OfKind key={documents[0]?.kind} view={view} file={file} documents={documents} />
        ))}
        {hrefOf && draft.asked.length > 0 ? (
          <p>
            <a href={hrefOf('documents')}>{view.t('reporting.documents.change')}</a>
          </p>
        ) : null}
      </section>
    </>
  );
}

type Documents = ReportContent['documents'];

function byKind(documents: Documents): readonly Documents[] {
  const kinds = [...new Set(documents.map(({ kind }) => kind))];
  return kinds.map((kind) => documents.filter((document) => document.kind === kind));
}

interface OfKindProps extends Pick<ReportContentProps, 'view' | 'file'> {
  readonly documents: Documents;
}

/** Documents of one kind, under what the call calls it. */
function OfKind({ view, file: { draft, material }, documents }: OfKindProps) {
  const title = draft.asked.find(({ kind }) => kind === documents[0]?.kind)?.title;
  return (
    <>
      {title ? <h3>{said(view, title)}</h3> : null}
      {documents.map(({ id, name, sizeBytes }) => (
        <FileItem
          key={id}
          view={view}
          name={name}
          bytes={sizeBytes}
          href={`/reports/${material.report.id}/documents/${id}`}
          previews
        />
      ))}
    </>
  );
}

interface NarrativeProps extends Pick<ReportContentProps, 'view' | 'content'> {
  readonly call: Call;
  readonly form: Form;
  readonly lot: string;
  readonly hrefOf: ReportContentProps['hrefOf'];
}

function Narrative({ view, call, form, lot, content, hrefOf }: NarrativeProps) {
  const pages = Object.entries(content.answers).map(([page, answers]) => ({ page, answers }));
  const answers = answersOf(form, pages);
  return (
    <CheckAnswers
      view={view}
      sections={form.pages.map((page) => ({
        heading: said(view, page.title),
        answers: page.questions.map((question) => ({
          label: said(view, question.label),
          value: answers[question.id] ? (
            <AnswerInWords
              view={view}
              question={question}
              answer={answers[question.id]}
              lot={call.lot(lot)}
              currency={call.currency}
            />
          ) : null,
          ...(hrefOf ? { changeHref: hrefOf(`form/${page.id}`) } : {}),
        })),
      }))}
    />
  );
}

export interface FiguresReadProps {
  readonly view: View;
  readonly file: ReportFileView;
  readonly figures: Figures;
}

/** The financial part to be read: budget, before, now, spent, each with its total. */
export function FiguresRead({ view, file, figures }: FiguresReadProps) {
  const { currency, kind } = file.material.report;
  const amount = (minor: number) => <Money view={view} minor={minor} currency={currency} show="amount" />;
  const { total } = figures;
  return (
    <DataTable<FigureLine>
      view={view}
      caption={view.t('reporting.figures.caption', { currency: currencySign(view.lang, currency) })}
      rows={figures.lines}
      rowKey={({ heading }) => heading}
      totals={{
        budget: amount(total.budgetMinor),
        before: amount(total.beforeMinor),
        now: amount(total.nowMinor),
        spent: amount(total.spentMinor),
      }}
      columns={[
        {
          key: 'heading',
          head: view.t('contracts.budget.heading'),
          cell: ({ heading }) => headingName(view, file, heading),
        },
        {
          key: 'budget',
          head: view.t('reporting.figures.budget'),
          kind: 'number',
          cell: ({ budgetMinor }) => amount(budgetMinor),
        },
        {
          key: 'before',
          head: view.t('reporting.figures.before'),
          kind: 'number',
          cell: ({ beforeMinor }) => amount(beforeMinor),
        },
        {
          key: 'now',
          head: view.t('reporting.figures.now', { kind }),
          kind: 'number',
          cell: ({ nowMinor }) =>
            nowMinor === null ? <span class="muted">{view.t('ui.field.notProvided')}</span> : amount(nowMinor),
        },
        {
          key: 'spent',
          head: view.t('reporting.figures.spent'),
          kind: 'number',
          cell: ({ spentMinor }) => amount(spentMinor),
        },
      ]}
    />
  );
}
