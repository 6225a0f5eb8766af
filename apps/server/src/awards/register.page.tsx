import { currencySign } from '#libs/platform';
import type { AwardLine, LotBudgetLine } from '#libs/awards';
import type { Call } from '#libs/calls';
import type { Actor } from '#libs/kernel';
import { StateTags } from '../applications/state-tags.js';
import { inCall } from '../calls/in-call.js';
import { NameOfCall } from '../calls/name-of-call.js';
import { said } from '../calls/said.js';
import { newFormKey } from '../http/views.js';
import { ActionForm, ButtonLink } from '../ui/action-form.js';
import { SummaryList } from '../ui/check-answers.js';
import { Code } from '../ui/code.js';
import { DataTable } from '../ui/data-table.js';
import { EmptyState } from '../ui/empty-state.js';
import { Layout } from '../ui/layout.js';
import { Money } from '../ui/money.js';
import { Sentence } from '../ui/sentence.js';
import { Status, type Tone } from '../ui/status.js';
import type { View } from '../ui/view.js';
import { FileInTable } from './file-in-table.js';

export interface RegisterPageProps {
  readonly view: View;
  readonly call: Call;
  readonly actor: Actor;
  readonly lines: readonly AwardLine[];
  readonly budgets: readonly LotBudgetLine[];
  /** Files that are not settled yet. */
  readonly unsettled: number;
  /** Whether the awards of the call are still to be concluded. */
  readonly awaitsConclusion: boolean;
  /** Why nobody of a lot's reserve list moves up now, by lot. */
  readonly blocked: ReadonlyMap<string, 'reserveEmpty' | 'nothingFits' | null>;
}

/** The awards of a call, lot by lot, with the reserve list and what is left of the budget. */
export function RegisterPage(props: RegisterPageProps) {
  const { view, call, lines } = props;
  return (
    <Layout
      view={view}
      width="wide"
      title={view.t('awards.register.title')}
      caption={<NameOfCall view={view} call={call} />}
      trail={[{ href: '/committee', label: view.t('awards.home.title') }]}
    >
      {lines.length === 0 ? <EmptyState>{view.t('awards.register.none')}</EmptyState> : null}
      {call.lots.map(({ id }) => (
        <LotSection key={id} {...props} lot={id} />
      ))}
      <Conclusion {...props} />
      {lines.length === 0 ? null : (
        <p class="actions no-print">
          <a href={`/calls/${call.code}/awards/awards.csv`}>{view.t('awards.csv')}</a>
        </p>
      )}
    </Layout>
  );
}

function LotSection(props: LotProps) {
  const { view, call, actor, lines, lot, blocked } = props;
  const own = lines.filter((line) => line.lot === lot);
  if (own.length === 0) return null;
  const why = blocked.get(lot) ?? null;
  const first = own.find(({ award }) => award === 'reserve');
  return (
    <section class="section">
      <h2>{said(view, call.lot(lot).title)}</h2>
      <Budget {...props} />
      <DataTable<AwardLine>
        view={view}
        caption={view.t('awards.register.files')}
        captionHidden
        rows={own}
        rowKey={({ grantId }) => grantId}
        columns={columnsFor(props)}
      />
      {actor.roles.includes('chair') && first ? (
        <ActionForm
          view={view}
          action={`/calls/${call.code}/awards/promotion`}
          label={view.t('event.reservePromoted.do')}
          weight="secondary"
          hidden={{ _key: newFormKey(), lot }}
          reasons={why === null ? [] : [{ code: `awards.${why}`, params: {} }]}
        >
          <PromoteHelp {...props} first={first} />
        </ActionForm>
      ) : null}
    </section>
  );
}

type LotProps = RegisterPageProps & { readonly lot: string };

/** Whose turn it is, for how much, and what there is for it. */
function PromoteHelp({ view, call, budgets, lot, first }: LotProps & { readonly first: AwardLine }) {
  const budget = budgets.find((line) => line.lot === lot);
  const money = (key: string, minor: number) => (
    <Money key={key} view={view} minor={minor} currency={call.currency} precision="whole" />
  );
  return (
    <p>
      <Sentence
        view={view}
        of="awards.register.promoteHelp"
        with={{
          code: <Code key="code">{first.code ?? ''}</Code>,
          amount: money('amount', first.amountMinor),
          free: money('free', budget ? freeIn(budget) : 0),
        }}
      />
    </p>
  );
}

function freeIn({ budgetMinor, provisionalMinor, awardedMinor }: LotBudgetLine): number {
  return budgetMinor - provisionalMinor - awardedMinor;
}

function Budget({ view, call, budgets, lot }: LotProps) {
  const budget = budgets.find((line) => line.lot === lot);
  if (!budget) return null;
  const { budgetMinor, provisionalMinor, awardedMinor } = budget;
  const figures = {
    budget: budgetMinor,
    awarded: awardedMinor,
    provisional: provisionalMinor,
    free: freeIn(budget),
  };
  return (
    <SummaryList
      view={view}
      answers={Object.entries(figures).map(([key, minor]) => ({
        label: view.t(`awards.register.money.${key}`),
        value: <Money view={view} minor={minor} currency={call.currency} precision="whole" />,
      }))}
    />
  );
}

const TONES: Readonly<Record<AwardLine['award'], Tone>> = {
  reserve: 'info',
  provisional: 'attention',
  awarded: 'done',
  released: 'neutral',
};

const OPENS_FILES = ['officer', 'auditor', 'authority', 'chair', 'secretary'];

function columnsFor({ view, call, actor }: RegisterPageProps) {
  const opensFiles = actor.roles.some((role) => OPENS_FILES.includes(role));
  return [
    { key: 'rank', head: view.t('awards.ranking.rank'), cell: ({ rank }: AwardLine) => view.format.number(rank) },
    {
      key: 'file',
      kind: 'about' as const,
      head: view.t('awards.ranking.file'),
      cell: (file: AwardLine) => (
        <FileInTable file={file} href={opensFiles ? `/files/${file.grantId}/award` : undefined} />
      ),
    },
    {
      key: 'amount',
      kind: 'number' as const,
      head: view.t('awards.register.amount', { currency: currencySign(view.lang, call.currency) }),
      cell: ({ amountMinor }: AwardLine) => (
        <Money view={view} minor={amountMinor} currency={call.currency} show="amount" precision="whole" />
      ),
    },
    {
      key: 'award',
      head: view.t('awards.register.award'),
      cell: ({ award }: AwardLine) => (
        <span class="nowrap">
          <Status tone={TONES[award]}>{view.t(`awards.register.state.${award}`)}</Status>
        </span>
      ),
    },
    {
      key: 'state',
      head: view.t('awards.register.file'),
      // On the reserve list the award has said it already.
      cell: ({ award, state }: AwardLine) =>
        award === 'reserve' ? null : <StateTags view={inCall(view, call)} states={state.split(' ')} />,
    },
  ];
}

/** The way to the contracts, for those who may say that everything is decided. */
function Conclusion({ view, call, actor, lines, unsettled, awaitsConclusion }: RegisterPageProps) {
  if (lines.length === 0 || !awaitsConclusion || !actor.roles.some((role) => role === 'authority' || role === 'chair'))
    return null;
  return (
    <section class="section no-print">
      <h2>{view.t('awards.conclusion.title')}</h2>
      {unsettled > 0 ? <p>{view.t('reason.awards.notSettled', { count: unsettled })}</p> : null}
      <p class="actions">
        <ButtonLink href={`/calls/${call.code}/awards/conclusion`} weight="secondary">
          {view.t('awards.conclusion.link')}
        </ButtonLink>
      </p>
    </section>
  );
}
