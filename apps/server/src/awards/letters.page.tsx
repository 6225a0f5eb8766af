import type { RankingOfLot } from '#libs/awards';
import type { Call } from '#libs/calls';
import { OWN_NAME } from '#libs/platform';
import { said } from '../calls/said.js';
import { LetterText } from '../eligibility/letter-text.js';
import { ButtonLink } from '../ui/action-form.js';
import { Code } from '../ui/code.js';
import { DataTable } from '../ui/data-table.js';
import { EmptyState } from '../ui/empty-state.js';
import { Layout } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import { Pagination } from '../ui/pagination.js';
import { PersonName } from '../ui/person-name.js';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';
import type { LetterOfLine } from './batch-letters.js';
import { languagesOf } from './letter-of-file.page.js';
import { rankingPath } from './ranking-address.js';
import { certaintyOf } from './ranking-table.js';
import { StillPending } from './still-pending.js';

export interface LettersOfLotProps {
  readonly view: View;
  readonly call: Call;
  readonly lot: string;
  readonly ranking: RankingOfLot;
  /** Those of this page. */
  readonly letters: readonly LetterOfLine[];
  /** How many lines of the ranking come before it, and how many one has. */
  readonly from: number;
  readonly size: number;
}

/** Everybody whom the decision on a lot will write to, and whose letter lacks something. */
export function LettersOfLotPage(props: LettersOfLotProps) {
  const { view, letters, ranking } = props;
  const lacking = letters.filter(({ preview }) => preview.missing.length > 0).length;
  return (
    <Frame {...props}>
      {ranking.decided ? (
        <EmptyState>{view.t('letters.decided')}</EmptyState>
      ) : (
        <>
          <p class="lead">{view.t('letters.lead')}</p>
          <StillPending view={view} ranking={ranking} />
          {lacking > 0 ? (
            <Notice tone="attention">
              <p>{view.t('letters.lacking', { count: lacking })}</p>
            </Notice>
          ) : null}
          <Letters {...props} />
          {letters[0] ? (
            <p class="actions no-print">
              <ButtonLink href={`${pathOf(props)}/${letters[0].line.applicationId}`} weight="primary">
                {view.t('letters.step')}
              </ButtonLink>
              <ButtonLink href={`${pathOf(props)}?show=all&from=${props.from}`} weight="secondary">
                {view.t('letters.print')}
              </ButtonLink>
            </p>
          ) : null}
          <Turn {...props} query="" />
        </>
      )}
    </Frame>
  );
}

/** Every letter in the language of whoever reads it, each on a sheet of its own. */
export function AllLettersPage(props: LettersOfLotProps) {
  const { view, letters, ranking } = props;
  return (
    <Frame {...props}>
      <p class="lead no-print">{view.t('letters.onPaper')}</p>
      <StillPending view={view} ranking={ranking} />
      {letters.map(({ line, preview }) => (
        <section key={line.applicationId} class="sheet">
          <h2 class="no-print">
            <Code>{line.code ?? ''}</Code>
            <br />
            <bdi>{line.organisationName}</bdi>
          </h2>
          {languagesOf(preview, view.lang).map((lang) => (
            <LetterText key={lang} view={view} preview={preview} lang={lang} />
          ))}
        </section>
      ))}
      <Turn {...props} query="show=all&" />
    </Frame>
  );
}

export function pathOf({ call, lot, ranking }: Pick<LettersOfLotProps, 'call' | 'lot' | 'ranking'>): string {
  return `${rankingPath(call.code, ranking.stage, lot)}/letters`;
}

function Frame({
  view,
  call,
  lot,
  ranking,
  children,
}: LettersOfLotProps & { readonly children: preact.ComponentChildren }) {
  return (
    <Layout
      view={view}
      width="wide"
      title={view.t('letters.title', { lot: said(view, call.lot(lot).title) })}
      caption={<bdi>{call.code}</bdi>}
      back={{ href: rankingPath(call.code, ranking.stage, lot), label: view.t('awards.decision.back') }}
    >
      {children}
    </Layout>
  );
}

function Letters(props: LettersOfLotProps) {
  const { view, letters, ranking } = props;
  return (
    <DataTable<LetterOfLine>
      view={view}
      caption={view.t('letters.caption')}
      captionHidden
      rows={letters}
      rowKey={({ line }) => line.applicationId}
      empty={<EmptyState>{view.t('letters.none')}</EmptyState>}
      columns={[
        {
          key: 'code',
          head: view.t('applications.file.code'),
          cell: ({ line }) => (
            <a href={`${pathOf(props)}/${line.applicationId}`}>
              <Code>{line.code ?? ''}</Code>
            </a>
          ),
        },
        {
          key: 'file',
          kind: 'about',
          head: view.t('letters.organisation'),
          cell: ({ line }) => (
            <>
              <bdi>{line.organisationName}</bdi>
              <br />
              <bdi class="muted">{line.title}</bdi>
            </>
          ),
        },
        {
          key: 'outcome',
          head: view.t('letters.outcome'),
          cell: ({ line }) => view.t(`awards.outcome.${certaintyOf(ranking)}.${line.outcome}`),
        },
        {
          key: 'readers',
          head: view.t('letters.readers'),
          cell: ({ preview }) => (
            <ul class="plain-list">
              {preview.readers.map(({ name, language }) => (
                <li key={`${name} ${language}`}>
                  <PersonName name={name} />
                  &nbsp;– <bdi lang={language}>{OWN_NAME[language]}</bdi>
                </li>
              ))}
            </ul>
          ),
        },
        {
          key: 'missing',
          head: view.t('letters.state'),
          cell: ({ preview }) =>
            preview.missing.length === 0 ? (
              <Status tone="done">{view.t('letters.complete')}</Status>
            ) : (
              preview.missing.map((gap) => (
                <Status key={gap} tone="problem">
                  {view.t(`letters.missing.${gap}`)}
                </Status>
              ))
            ),
        },
      ]}
    />
  );
}

function Turn({ view, ranking, from, size, query, ...rest }: LettersOfLotProps & { readonly query: string }) {
  const href = (to: number) => `${pathOf({ ranking, ...rest })}?${query}from=${to}`;
  const isMore = !ranking.decided && from + size < ranking.lines.length;
  return (
    <Pagination
      view={view}
      previousHref={from > 0 ? href(Math.max(0, from - size)) : null}
      nextHref={isMore ? href(from + size) : null}
    />
  );
}
