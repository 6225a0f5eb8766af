import type { Call } from '#libs/calls';
import { ANY, ELSEWHERE, type FileBehind } from '#libs/oversight';
import { StateTags } from '../applications/state-tags.js';
import { inCall } from '../calls/in-call.js';
import { NameOfCall } from '../calls/name-of-call.js';
import { said } from '../calls/said.js';
import { amountHead } from '../ui/amounts.js';
import { Code } from '../ui/code.js';
import { DataTable } from '../ui/data-table.js';
import { EmptyState } from '../ui/empty-state.js';
import { Layout } from '../ui/layout.js';
import { Money } from '../ui/money.js';
import { Pagination } from '../ui/pagination.js';
import type { View } from '../ui/view.js';
import { dashboardAddress, filesCsvAddress, type FilesAsked } from './figures-address.js';

export interface FilesBehindProps {
  readonly view: View;
  readonly call: Call;
  readonly asked: FilesAsked;
  readonly rows: readonly FileBehind[];
  readonly nextHref: string | null;
}

/** The files that a figure of the dashboard counts. */
export function FilesBehindPage({ view, call, asked, rows, nextHref }: FilesBehindProps) {
  return (
    <Layout
      view={view}
      width="wide"
      title={view.t('figures.behind.title', { what: whatIn(view, call, asked) })}
      caption={<NameOfCall view={view} call={call} />}
      trail={[
        { href: '/programme', label: view.t('figures.programme.title') },
        { href: dashboardAddress(call.code), label: view.t('figures.dashboard.title') },
      ]}
    >
      {countsDrafts(asked) ? <p class="muted">{view.t('figures.behind.drafts')}</p> : null}
      <DataTable<FileBehind>
        view={view}
        caption={view.t('figures.behind.caption')}
        captionHidden
        rows={rows}
        rowKey={({ id }) => id}
        empty={<EmptyState>{view.t('figures.behind.none')}</EmptyState>}
        columns={columnsFor(view, call, rows)}
      />
      <Pagination view={view} nextHref={nextHref} />
      {rows.length > 0 ? (
        <p class="no-print">
          <a href={filesCsvAddress(call.code, asked)} download>
            {view.t('figures.csv')}
          </a>
        </p>
      ) : null}
    </Layout>
  );
}

function columnsFor(view: View, call: Call, rows: readonly FileBehind[]) {
  const columns = [
    {
      key: 'code',
      head: view.t('applications.file.code'),
      cell: ({ id, code }: FileBehind) => (
        <a href={`/files/${id}`}>
          <Code>{code}</Code>
        </a>
      ),
    },
    {
      key: 'title',
      kind: 'about' as const,
      head: view.t('applications.file.title'),
      cell: ({ title, organisationName }: FileBehind) => (
        <>
          <bdi>{title}</bdi>
          <br />
          <bdi class="muted">{organisationName}</bdi>
        </>
      ),
    },
    {
      key: 'lot',
      head: view.t('applications.file.lot'),
      cell: ({ lot }: FileBehind) => said(view, call.lot(lot).title),
    },
    {
      key: 'province',
      head: view.t('figures.map.province'),
      cell: ({ province }: FileBehind) => nameOfProvince(view, province),
    },
    {
      key: 'state',
      head: view.t('applications.mine.state'),
      cell: ({ state }: FileBehind) => <StateTags view={inCall(view, call)} states={state.split(' ')} />,
    },
  ];
  const award = {
    key: 'award',
    kind: 'number' as const,
    head: amountHead(view, view.t('grants.list.award'), call.currency),
    cell: ({ awardedMinor }: FileBehind) =>
      awardedMinor === null ? null : (
        <Money view={view} minor={awardedMinor} currency={call.currency} show="amount" precision="whole" />
      ),
  };
  return rows.some(({ awardedMinor }) => awardedMinor !== null) ? [...columns, award] : columns;
}

/** What was asked for, in words: `submitted`, `Nador`, `Lot 2`; they follow a colon. */
function whatIn(view: View, call: Call, { step, state, late, province, lot }: FilesAsked): string {
  const lotKnown = call.lots.find(({ id }) => id === lot);
  const known = (key: string) => (view.has(key) ? [inCall(view, call).t(key)] : []);
  const words = [
    ...(step === undefined ? [] : [view.t(`figures.step.${step}`)].map(uncapitalised)),
    ...(state === undefined ? [] : known(`state.grant.${state}`).map(uncapitalised)),
    ...(late === undefined
      ? []
      : [view.t('figures.behind.late'), ...(late === ANY ? [] : known(`deadline.${late}`))].map(uncapitalised)),
    ...(province === undefined ? [] : [nameOfProvince(view, province === ELSEWHERE ? null : province)]),
    ...(lotKnown ? [said(view, lotKnown.title)] : []),
  ];
  return words.length === 0 ? view.t('figures.behind.all') : words.join(' · ');
}

function uncapitalised(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

function nameOfProvince(view: View, province: string | null): string {
  const key = `identity.place.${province ?? ''}`;
  return province !== null && view.has(key) ? view.t(key) : view.t('figures.provinces.elsewhere');
}

/** Drafts that were never submitted are part of these numbers, and of no list. */
function countsDrafts({ step, state }: FilesAsked): boolean {
  return step === 'begun' || (state ?? '').startsWith('draft') || state === 'lapsed' || state === 'withdrawn';
}
