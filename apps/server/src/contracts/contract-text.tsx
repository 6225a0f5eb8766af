import type { ContractContent, Heading, PromisedInstalment } from '#libs/contracts';
import { currencySign, lastInstant } from '#libs/platform';
import { Prose } from '../calls/prose.js';
import { SummaryList } from '../ui/check-answers.js';
import { Code } from '../ui/code.js';
import { DataTable } from '../ui/data-table.js';
import { DateTime, Day } from '../ui/date-time.js';
import { IceCode } from '../ui/ice-code.js';
import { Money } from '../ui/money.js';
import type { View } from '../ui/view.js';

export interface ContractTextProps {
  readonly view: View;
  readonly content: ContractContent;
}

/** What both sides sign, in the reader's language; the same content stands behind all three. */
export function ContractText({ view, content }: ContractTextProps) {
  return (
    <>
      <section>
        <h2>{view.t('contracts.part.parties')}</h2>
        <Parties view={view} content={content} />
      </section>
      <section>
        <h2>{view.t('contracts.part.action')}</h2>
        <Action view={view} content={content} />
      </section>
      <section>
        <h2>{view.t('contracts.part.money')}</h2>
        <p>{amountInWords(view, content)}</p>
        <Instalments view={view} content={content} />
      </section>
      <section>
        <h2>{view.t('contracts.part.budget')}</h2>
        <BudgetOfContract view={view} content={content} />
      </section>
      <section>
        <h2>{view.t('contracts.part.conditions')}</h2>
        <Prose text={content.specialConditions[view.lang]} />
      </section>
    </>
  );
}

function amountInWords(view: View, { amountMinor, totalCostsMinor, currency }: ContractContent): string {
  return view.t('contracts.amount', {
    amount: view.format.money(amountMinor, currency),
    total: view.format.money(totalCostsMinor, currency),
    share: view.format.percent(amountMinor / totalCostsMinor),
  });
}

function Parties({ view, content }: ContractTextProps) {
  const { beneficiary, authority } = content;
  return (
    <SummaryList
      view={view}
      answers={[
        { label: view.t('contracts.party.authority'), value: authority[view.lang] },
        {
          label: view.t('contracts.party.beneficiary'),
          value: (
            <>
              <bdi>{beneficiary.name}</bdi>
              {beneficiary.nameAr ? (
                <>
                  <br />
                  <bdi lang="ar">{beneficiary.nameAr}</bdi>
                </>
              ) : null}
              <br />
              <bdi>{beneficiary.address}</bdi>
            </>
          ),
        },
        { label: view.t('contracts.party.ice'), value: beneficiary.ice ? <IceCode>{beneficiary.ice}</IceCode> : null },
      ]}
    />
  );
}

function Action({ view, content }: ContractTextProps) {
  const { call, lot, project, implementation, ruleset } = content;
  const end = lastInstant(new Date(implementation.end));
  return (
    <SummaryList
      view={view}
      answers={[
        { label: view.t('contracts.action.title'), value: <bdi>{project.title}</bdi> },
        { label: view.t('contracts.action.application'), value: <Code>{project.applicationCode}</Code> },
        {
          label: view.t('contracts.action.call'),
          value: (
            <>
              <Code>{call.code}</Code>&nbsp;– {call.title[view.lang]}
            </>
          ),
        },
        { label: view.t('contracts.action.lot'), value: lot.title[view.lang] },
        { label: view.t('contracts.action.start'), value: <Day view={view} date={implementation.start} /> },
        { label: view.t('contracts.action.end'), value: <DateTime view={view} at={end} show="day" zone={call.zone} /> },
        {
          label: view.t('contracts.action.months'),
          value: view.t('contracts.months', { months: implementation.months }),
        },
        {
          label: view.t('contracts.action.rules'),
          // A sentence of ours runs as the page does, also where it begins with the name of the rules.
          value: <>{view.t('contracts.ruleset', { ruleset, revision: call.revision })}</>,
        },
      ]}
    />
  );
}

export function Instalments({
  view,
  content,
}: {
  readonly view: View;
  readonly content: Pick<ContractContent, 'instalments' | 'currency'>;
}) {
  return (
    <DataTable<PromisedInstalment>
      view={view}
      caption={view.t('contracts.instalments.caption')}
      rows={content.instalments}
      rowKey={({ n }) => String(n)}
      columns={[
        {
          key: 'what',
          head: view.t('contracts.instalments.what'),
          cell: ({ kind, n }) => view.t(`payments.kind.${kind}`, { n }),
        },
        {
          key: 'share',
          head: view.t('contracts.instalments.share'),
          kind: 'number',
          cell: ({ percent }) => view.format.percent(Number(percent) / 100),
        },
        {
          key: 'amount',
          head: `${view.t('contracts.instalments.amount')} (${currencySign(view.lang, content.currency)})`,
          kind: 'number',
          cell: ({ amountMinor }) => (
            <Money view={view} minor={amountMinor} currency={content.currency} show="amount" />
          ),
        },
      ]}
    />
  );
}

function BudgetOfContract({ view, content }: ContractTextProps) {
  const { headings, totalCostsMinor, currency } = content;
  const nameOf = ({ id, title }: Heading): string =>
    view.t('contracts.budget.line', {
      id,
      title: title ? title[view.lang] : view.t(`contracts.budget.${id === '8' ? 'indirect' : 'contingency'}`),
    });
  return (
    <DataTable<Heading>
      view={view}
      caption={view.t('contracts.budget.caption')}
      rows={headings.filter(({ amountMinor }) => amountMinor > 0)}
      rowKey={({ id }) => id}
      totals={{ amount: <Money view={view} minor={totalCostsMinor} currency={currency} show="amount" /> }}
      columns={[
        { key: 'heading', head: view.t('contracts.budget.heading'), cell: nameOf },
        {
          key: 'amount',
          head: `${view.t('contracts.instalments.amount')} (${currencySign(view.lang, currency)})`,
          kind: 'number',
          cell: ({ amountMinor }) => <Money view={view} minor={amountMinor} currency={currency} show="amount" />,
        },
      ]}
    />
  );
}
