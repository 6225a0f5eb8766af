import { Code } from '../code.js';
import { DataTable, type Column } from '../data-table.js';
import { EmptyState } from '../empty-state.js';
import { Money } from '../money.js';
import { MoneyBar } from '../money-bar.js';
import { Pagination } from '../pagination.js';
import { PersonName } from '../person-name.js';
import { Status, type Tone } from '../status.js';
import type { View } from '../view.js';
import { SAMPLES } from './samples.js';

interface Row {
  readonly code: string;
  readonly project: string;
  readonly state: string;
  readonly tone: Tone;
  readonly minor: number;
  readonly score: number;
}

const ROWS: readonly Omit<Row, 'project'>[] = [
  { code: 'KAF-2026-01-0007', state: 'grant.scoring.conceptNote', tone: 'info', minor: 14_250_000, score: 41.5 },
  {
    code: 'KAF-2026-01-0019',
    state: 'grant.eligibilityCheck.clarification',
    tone: 'attention',
    minor: 6_000_050,
    score: 38,
  },
  { code: 'KAF-2026-01-0023', state: 'grant.award.awarded', tone: 'done', minor: 8_499_900, score: 44 },
  { code: 'KAF-2026-01-0031', state: 'grant.rejected', tone: 'problem', minor: 11_000_000, score: 27.5 },
  { code: 'KAF-2026-01-0040', state: 'grant.draft', tone: 'neutral', minor: 0, score: 0 },
];

/** Tables, amounts, bars. */
export function Figures({ view }: { readonly view: View }) {
  const sample = SAMPLES[view.lang];
  const rows = ROWS.map((row) => ({ ...row, project: sample.project }));
  const total = rows.reduce((sum, row) => sum + row.minor, 0);
  return (
    <>
      <DataTable
        view={view}
        caption={view.t('ui.design.table')}
        columns={columns(view)}
        rows={rows}
        rowKey={(row) => row.code}
        totals={{ amount: <Money view={view} minor={total} currency="EUR" show="amount" /> }}
      />
      <Pagination view={view} previousHref="?page=a" nextHref="?page=b" />
      <DataTable
        view={view}
        caption={view.t('ui.design.table')}
        columns={columns(view)}
        rows={[]}
        rowKey={(row) => row.code}
        empty={
          <EmptyState next={<a href="/calls">{view.t('ui.design.link')}</a>}>{view.t('ui.design.empty')}</EmptyState>
        }
      />
      <MoneyBar
        view={view}
        currency="EUR"
        figures={{ awarded: 8_499_900, committed: 8_499_900, paid: 6_799_920, justified: 2_210_035, available: 0 }}
      />
      <MoneyBar
        view={view}
        currency="MAD"
        figures={{
          awarded: 490_500_000,
          committed: 310_000_000,
          paid: 120_000_000,
          justified: 0,
          available: 180_500_000,
        }}
      />
    </>
  );
}

function columns(view: View): readonly Column<Row>[] {
  return [
    {
      key: 'code',
      head: view.t('ui.design.code'),
      cell: (row) => <Code>{row.code}</Code>,
      sort: { href: '?sort=code', direction: 'ascending' },
    },
    { key: 'project', head: view.t('ui.design.project'), cell: (row) => <PersonName name={row.project} /> },
    {
      key: 'state',
      head: view.t('ui.chart.state'),
      cell: (row) => <Status tone={row.tone}>{view.t(`state.${row.state}`)}</Status>,
    },
    {
      key: 'score',
      head: view.t('ui.design.score'),
      kind: 'number',
      cell: (row) => view.format.number(row.score, 1),
      sort: { href: '?sort=score', direction: 'none' },
    },
    {
      key: 'amount',
      head: `${view.t('ui.money.amount')} (€)`,
      kind: 'number',
      cell: (row) => <Money view={view} minor={row.minor} currency="EUR" show="amount" />,
      sort: { href: '?sort=amount', direction: 'descending' },
    },
  ];
}
