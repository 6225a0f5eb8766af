import { currencySign } from '#libs/platform';
import type { FigureFault, FigureLine, Figures, ReportFileView, ReportPage } from '#libs/reporting';
import { Csrf } from '../ui/action-form.js';
import { Autosave } from '../ui/autosave.js';
import { DataTable } from '../ui/data-table.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { LiveTotal, LiveTotals } from '../ui/live-total.js';
import { Money } from '../ui/money.js';
import { Notice } from '../ui/notice.js';
import type { View } from '../ui/view.js';
import { Conflict, SaveButtons } from './report-form.page.js';
import { ReportLayout, type ReportPageProps } from './report-layout.js';
import { headingName } from './report-words.js';

export interface FiguresPageProps extends ReportPageProps {
  /** As typed, by heading. */
  readonly typed: Readonly<Record<string, string>>;
  readonly version: number;
  readonly savedAt: Date | null;
  readonly faults: readonly { readonly heading: string; readonly fault: FigureFault }[];
  readonly summary: 'shown' | 'hidden';
  readonly conflict: ReportPage | null;
}

const FORM = 'figures';

/** The name of the field of one heading. */
export function figureField(heading: string): string {
  return `figure-${heading}`;
}

/** One column is typed; the budget, what was accepted before and every total come with the page. */
export function FiguresPage(props: FiguresPageProps) {
  const { view, opened, version, savedAt, faults, summary, conflict } = props;
  const path = `/reports/${opened.file.material.report.id}/figures`;
  const errors = faults.map(({ heading, fault }) => ({
    name: figureField(heading),
    message: faultInWords(props, heading, fault),
  }));
  return (
    <ReportLayout
      view={view}
      opened={opened}
      isStep
      width="wide"
      title={view.t('reporting.figures.title')}
      errors={summary === 'shown' ? errors : []}
      aside={<Autosave view={view} form={FORM} url={`${path}/draft`} savedAt={savedAt} />}
    >
      {conflict ? <Conflict view={view} stored={conflict} /> : null}
      <p class="lead">{view.t('reporting.figures.lead', { kind: opened.file.material.report.kind })}</p>
      <form id={FORM} method="post" action={path} novalidate>
        <Csrf view={view} />
        <input type="hidden" name="version" value={version} />
        <LiveTotals view={view}>
          <FiguresTable {...props} errors={errors} />
        </LiveTotals>
        <OverHeadings view={view} file={opened.file} figures={opened.file.draft.figures} />
        <SaveButtons view={view} />
      </form>
    </ReportLayout>
  );
}

function FiguresTable(props: FiguresPageProps & { readonly errors: readonly FieldError[] }) {
  const { view, opened, typed, errors } = props;
  const { figures } = opened.file.draft;
  const { currency, kind } = opened.file.material.report;
  const amount = (minor: number) => <Money view={view} minor={minor} currency={currency} show="amount" />;
  const sum = figures.lines.map(({ heading }) => figureField(heading));
  return (
    <DataTable<FigureLine>
      view={view}
      caption={view.t('reporting.figures.caption', { currency: currencySign(view.lang, currency) })}
      rows={figures.lines}
      rowKey={({ heading }) => heading}
      totals={{
        budget: amount(figures.total.budgetMinor),
        before: amount(figures.total.beforeMinor),
        now: <LiveTotal view={view} name="now" of={{ sum }} minor={figures.total.nowMinor} currency={currency} />,
        spent: amount(figures.total.spentMinor),
      }}
      columns={[
        {
          key: 'heading',
          head: view.t('contracts.budget.heading'),
          cell: ({ heading }) => headingName(view, opened.file, heading),
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
          cell: ({ heading }) => (
            <Field
              kind="money"
              view={view}
              name={figureField(heading)}
              label={view.t('reporting.figures.nowOf', { kind, heading: headingName(view, opened.file, heading) })}
              labelHidden
              value={typed[heading] ?? ''}
              currency={currency}
              error={errorOf(errors, figureField(heading))}
            />
          ),
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

export interface OverHeadingsProps {
  readonly view: View;
  readonly file: ReportFileView;
  readonly figures: Figures;
}

/** Headings that are spent by more than a quarter: such costs need an addendum, and may be refused without one. */
export function OverHeadings({ view, file, figures }: OverHeadingsProps) {
  const over = figures.lines.filter(({ isOverHeading }) => isOverHeading);
  if (over.length === 0) return null;
  const names = over.map(({ heading }) => headingName(view, file, heading));
  return <Notice tone="attention">{view.t('reporting.figures.over', { list: view.format.list(names) })}</Notice>;
}

function faultInWords(
  { view, opened }: { view: View; opened: ReportPageProps['opened'] },
  heading: string,
  fault: FigureFault,
): string {
  const name = headingName(view, opened.file, heading);
  const percent = opened.file.material.report.budget.indirectMaxPercent;
  return view.t(`reporting.figures.fault.${fault}`, { heading: name, percent });
}
