import type { CallLine } from '#libs/oversight';
import type { Currency } from '#libs/kernel';
import { said } from '../calls/said.js';
import { amountHead } from '../ui/amounts.js';
import { ExactMoney } from '../ui/budget-table.js';
import { Code } from '../ui/code.js';
import { DataTable } from '../ui/data-table.js';
import { EmptyState } from '../ui/empty-state.js';
import { Count, FigureSection } from '../ui/figure-section.js';
import { Layout } from '../ui/layout.js';
import type { View } from '../ui/view.js';
import { dashboardAddress, stepAddress } from './figures-address.js';
import { budgetOf, type ProgrammeLine } from './figures-csv.js';
import { KeyFigure, KeyMoney } from './key-figures.js';

export interface ProgrammePageProps {
  readonly view: View;
  readonly lines: readonly ProgrammeLine[];
}

/** The calls that somebody watches: what came of each, and where its money is. Currencies are never added up. */
export function ProgrammePage({ view, lines }: ProgrammePageProps) {
  const currencies = [...new Set(lines.map(({ call }) => call.currency))];
  return (
    <Layout view={view} width="wide" title={view.t('figures.programme.title')}>
      {lines.length === 0 ? (
        <EmptyState>{view.t('figures.programme.none')}</EmptyState>
      ) : (
        <>
          <KeyFigures view={view} lines={lines} currencies={currencies} />
          {currencies.map((currency) => (
            <CallsIn key={currency} view={view} currency={currency} lines={lines} />
          ))}
        </>
      )}
    </Layout>
  );
}

interface KeyFiguresProps extends ProgrammePageProps {
  readonly currencies: readonly Currency[];
}

const COUNTS = [
  ['submitted', 'figures.key.submitted'],
  ['awarded', 'figures.key.awarded'],
] as const;
const SUMS = [
  ['awardedMinor', 'figures.key.awardedAmount'],
  ['paidMinor', 'figures.key.paidAmount'],
] as const;

function KeyFigures({ view, lines, currencies }: KeyFiguresProps) {
  return (
    <dl class="key-figures">
      {COUNTS.map(([kind, label]) => (
        <KeyFigure key={kind} label={view.t(label)}>
          <Count
            view={view}
            n={lines.reduce((sum, { figures }) => sum + figures[kind], 0)}
            href={`#calls-${currencies[0] ?? ''}`}
          />
        </KeyFigure>
      ))}
      {SUMS.map(([kind, label]) => (
        <KeyFigure key={kind} label={view.t(label)}>
          {currencies.map((currency) => (
            <KeyMoney
              key={currency}
              view={view}
              minor={sumOf(lines, currency, ({ figures }) => figures[kind])}
              currency={currency}
              href={`#calls-${currency}`}
            />
          ))}
        </KeyFigure>
      ))}
    </dl>
  );
}

type KindOfCount = 'submitted' | 'awarded' | 'signed' | 'closed';
type KindOfMoney = Extract<keyof CallLine, `${string}Minor`>;

function CallsIn({ view, currency, lines }: ProgrammePageProps & { readonly currency: Currency }) {
  const own = lines.filter(({ call }) => call.currency === currency);
  const count = (key: KindOfCount, head: string) => ({
    key,
    head,
    kind: 'number' as const,
    cell: ({ call, figures }: ProgrammeLine) => (
      <Count view={view} n={figures[key]} href={stepAddress(call.code, key)} />
    ),
  });
  const money = (key: KindOfMoney, head: string) => ({
    key,
    head: amountHead(view, head, currency),
    kind: 'number' as const,
    cell: ({ figures }: ProgrammeLine) => <ExactMoney view={view} minor={figures[key]} currency={currency} />,
  });
  const countOf = (key: KindOfCount) => sumOf(own, currency, ({ figures }) => figures[key]);
  const total = (of: (line: ProgrammeLine) => number) => (
    <ExactMoney view={view} minor={sumOf(own, currency, of)} currency={currency} />
  );
  return (
    <FigureSection
      view={view}
      id={`calls-${currency}`}
      title={view.t('figures.programme.calls')}
      lead={view.t('figures.programme.lead')}
      csvHref="/programme/calls.csv"
    >
      <DataTable<ProgrammeLine>
        view={view}
        caption={view.t('figures.programme.calls')}
        captionHidden
        rows={own}
        rowKey={({ call }) => call.id}
        totals={{
          submitted: <Count view={view} n={countOf('submitted')} />,
          awarded: <Count view={view} n={countOf('awarded')} />,
          signed: <Count view={view} n={countOf('signed')} />,
          closed: <Count view={view} n={countOf('closed')} />,
          budget: total(({ call }) => budgetOf(call)),
          awardedMinor: total(({ figures }) => figures.awardedMinor),
          committedMinor: total(({ figures }) => figures.committedMinor),
          paidMinor: total(({ figures }) => figures.paidMinor),
          justifiedMinor: total(({ figures }) => figures.justifiedMinor),
        }}
        columns={[
          {
            key: 'call',
            head: view.t('figures.programme.call'),
            cell: ({ call }) => (
              <>
                <a href={dashboardAddress(call.code)}>{said(view, call.file.texts.title)}</a>
                <br />
                <Code>{call.code}</Code>
              </>
            ),
          },
          count('submitted', view.t('figures.programme.submitted')),
          count('awarded', view.t('figures.programme.awardedCount')),
          count('signed', view.t('figures.programme.signedCount')),
          count('closed', view.t('figures.programme.closedCount')),
          {
            key: 'budget',
            head: amountHead(view, view.t('figures.programme.budget'), currency),
            kind: 'number',
            cell: ({ call }) => <ExactMoney view={view} minor={budgetOf(call)} currency={currency} />,
          },
          money('awardedMinor', view.t('ui.money.awarded')),
          money('committedMinor', view.t('ui.money.committed')),
          money('paidMinor', view.t('ui.money.paid')),
          money('justifiedMinor', view.t('ui.money.justified')),
        ]}
      />
    </FigureSection>
  );
}

function sumOf(lines: readonly ProgrammeLine[], currency: Currency, of: (line: ProgrammeLine) => number): number {
  return lines.filter(({ call }) => call.currency === currency).reduce((sum, line) => sum + of(line), 0);
}
