import type { Call } from '#libs/calls';
import { ButtonLink } from '../ui/action-form.js';
import { Code } from '../ui/code.js';
import { DateTime } from '../ui/date-time.js';
import { Deadline } from '../ui/deadline.js';
import { EmptyState } from '../ui/empty-state.js';
import { Layout } from '../ui/layout.js';
import { Money } from '../ui/money.js';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';
import { said } from './said.js';

export interface FrontPageProps {
  readonly view: View;
  /** Calls that take applications now, the one that closes first first. */
  readonly open: readonly Call[];
  /** Published calls that are closed or cancelled, newest first. */
  readonly past: readonly Call[];
}

/** The first page: what is open, for whom, how much, until when. */
export function FrontPage({ view, open, past }: FrontPageProps) {
  return (
    <Layout view={view} title={view.t('site.front.title')}>
      <p class="lead">{view.t('site.front.lead')}</p>
      {open.length === 0 ? <EmptyState>{view.t('site.front.none')}</EmptyState> : null}
      {open.map((call) => (
        <OpenCall key={call.id} view={view} call={call} />
      ))}
      {past.length > 0 ? <PastCalls view={view} calls={past} /> : null}
    </Layout>
  );
}

function OpenCall({ view, call }: { readonly view: View; readonly call: Call }) {
  const closes = call.deadlineOf('conceptNote');
  const budget = call.lots.reduce((sum, lot) => sum + lot.budgetMinor, 0);
  return (
    <article class="call-card">
      <h2>
        <a href={`/calls/${call.code}`}>{said(view, call.file.texts.title)}</a>
      </h2>
      <p class="muted">
        {view.pieces('site.front.facts', {
          code: <Code key="code">{call.code}</Code>,
          regions: view.format.list(call.lots.map(({ regionName }) => said(view, regionName))),
          budget: <Money key="budget" view={view} minor={budget} currency={call.currency} precision="whole" />,
        })}
      </p>
      <p>{said(view, call.file.texts.summary)}</p>
      {closes ? (
        <Deadline view={view} at={closes} zone={call.zone} calendarHref={`/calls/${call.code}/calendar.ics`} />
      ) : null}
      <p class="actions">
        <ButtonLink href={`/calls/${call.code}`}>{view.t('site.front.open')}</ButtonLink>
        <ButtonLink href={`/calls/${call.code}/check`} weight="secondary">
          {view.t('site.front.check')}
        </ButtonLink>
      </p>
    </article>
  );
}

function PastCalls({ view, calls }: { readonly view: View; readonly calls: readonly Call[] }) {
  return (
    <section>
      <h2>{view.t('site.front.past')}</h2>
      <ul class="plain-list">
        {calls.map((call) => (
          <li key={call.id} class="past-call">
            <a href={`/calls/${call.code}`}>{said(view, call.file.texts.title)}</a>
            <PastFacts view={view} call={call} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Calls of one programme may have the same title: their code and the day on which they closed tell them apart. */
function PastFacts({ view, call }: { readonly view: View; readonly call: Call }) {
  const closed = call.deadlineOf('conceptNote');
  const code = <Code key="code">{call.code}</Code>;
  if (call.cancelledAt || closed === null) {
    return (
      <span class="muted">
        {code} <Status tone="problem">{view.t('site.front.cancelled')}</Status>
      </span>
    );
  }
  const on = <DateTime key="on" view={view} at={closed} show="day" zone={call.zone} />;
  return <span class="muted">{view.pieces('site.front.closedOn', { code, on })}</span>;
}
