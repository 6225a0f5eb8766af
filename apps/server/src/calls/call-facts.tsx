import { currencySign } from '#libs/platform';
import type { Call, Lot } from '#libs/calls';
import { DataTable } from '../ui/data-table.js';
import { Money } from '../ui/money.js';
import { SummaryList } from '../ui/check-answers.js';
import type { View } from '../ui/view.js';
import { said } from './said.js';

interface Of {
  readonly view: View;
  readonly call: Call;
}

/** How much there is, for which region. */
export function LotsTable({ view, call }: Of) {
  const { currency } = call;
  const money = (minor: number) => (
    <Money view={view} minor={minor} currency={currency} show="amount" precision="whole" />
  );
  return (
    <DataTable<Lot>
      view={view}
      caption={view.t('site.call.lotsCaption', { currency: currencySign(view.lang, currency) })}
      rows={call.lots}
      rowKey={({ id }) => id}
      columns={[
        { key: 'lot', head: view.t('site.call.lot'), cell: (lot) => said(view, lot.title) },
        { key: 'min', head: view.t('site.call.minGrant'), kind: 'number', cell: (lot) => money(lot.minGrantMinor) },
        { key: 'max', head: view.t('site.call.maxGrant'), kind: 'number', cell: (lot) => money(lot.maxGrantMinor) },
        {
          key: 'grants',
          head: view.t('site.call.expectedGrants'),
          kind: 'number',
          cell: ({ expectedGrants: { min, max } }) => view.t('site.call.range', { min, max }),
        },
        { key: 'budget', head: view.t('site.call.budget'), kind: 'number', cell: (lot) => money(lot.budgetMinor) },
      ]}
    />
  );
}

/** The rules that decide who may apply for what, in figures. */
export function RulesList({ view, call }: Of) {
  const { duration, share, applicants } = call.file;
  return (
    <SummaryList
      view={view}
      answers={[
        {
          label: view.t('site.call.legalForms'),
          value: view.format.list(applicants.legalForms.map(({ text }) => said(view, text))),
        },
        {
          label: view.t('site.call.minimumAge'),
          value: view.t('site.call.years', { count: applicants.minimumAgeYears }),
        },
        { label: view.t('site.call.seat'), value: view.t(`site.call.seatIn.${applicants.seat}`) },
        {
          label: view.t('site.call.perApplicant'),
          value: view.t('site.call.applications', { count: applicants.maxApplicationsPerLead }),
        },
        {
          label: view.t('site.call.duration'),
          value: view.t('site.call.months', { min: duration.minMonths, max: duration.maxMonths }),
        },
        {
          label: view.t('site.call.share'),
          value: view.t('site.call.shareOf', { min: share.minPercent, max: share.maxPercent }),
        },
        { label: view.t('site.call.donor'), value: said(view, call.file.donor.name) },
      ]}
    />
  );
}

/** Every date of the call, in the order of the procedure, on the wall of the call's zone. */
export function DatesList({ view, call }: Of) {
  const dates = [...call.dates().keys()].flatMap((name) => {
    const at = call.calendar.date(name);
    return at ? [{ label: view.t(`call.date.${name}`), value: dateAndHour(view, call, at) }] : [];
  });
  return (
    <>
      <p>{view.t('site.call.zone', { zone: view.format.zoneName(call.zone, view.now) })}</p>
      <SummaryList view={view} answers={dates} />
    </>
  );
}

function dateAndHour(view: View, call: Call, at: Date) {
  return (
    <time class="nums" datetime={at.toISOString()}>
      {view.t('site.call.dayAndHour', {
        day: view.format.weekdayAndDate(at, call.zone),
        hour: view.format.time(at, call.zone),
      })}
    </time>
  );
}
