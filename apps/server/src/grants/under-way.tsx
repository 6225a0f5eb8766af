import type { Role } from '#libs/kernel';
import type { Dossier } from '#libs/payments';
import { isOpen, type ReportLine } from '#libs/reporting';
import { paymentTone } from '../payments/payment-words.js';
import { reportTone } from '../reporting/report-words.js';
import { Status, type Tone } from '../ui/status.js';
import type { View } from '../ui/view.js';

export interface UnderWayProps {
  readonly view: View;
  readonly payments: readonly Dossier[];
  readonly reports: readonly ReportLine[];
}

interface Waiting {
  readonly href: string;
  readonly name: string;
  readonly tone: Tone;
  readonly state: string;
  readonly who: Role;
}

/** The payments and reports that a grant waits for: where each of them is dealt with, and who does it. */
export function UnderWay({ view, payments, reports }: UnderWayProps) {
  const waiting = [
    ...payments.filter(({ record }) => record.standing === 'open').map((payment) => ofPayment(view, payment)),
    ...waitedFor(reports).map((report) => ofReport(view, report)),
  ];
  if (waiting.length === 0) return null;
  return (
    <ul class="plain-list">
      {waiting.map(({ href, name, tone, state, who }) => (
        <li key={href}>
          <a href={href}>{name}</a> <Status tone={tone}>{state}</Status>
          <p class="muted">{view.t('ui.whyNot.who', { who: view.t(`role.${who}`) })}</p>
        </li>
      ))}
    </ul>
  );
}

/** Everything that is with somebody, and of what is still to come only the next. */
function waitedFor(reports: readonly ReportLine[]): readonly ReportLine[] {
  const open = reports.filter(({ state }) => state === 'in' || isOpen([state]));
  const [next] = open.filter(({ state }) => state === 'due').toSorted((left, right) => left.n - right.n);
  return open.filter((report) => report.state !== 'due' || report === next);
}

function ofPayment(view: View, { record: { id, kind, n, state } }: Dossier): Waiting {
  return {
    href: `/payments/${id}`,
    name: view.t(`payments.kind.${kind}`, { n }),
    tone: paymentTone(state),
    state: view.t(`state.payment.${state}`),
    who: 'financeOfficer',
  };
}

function ofReport(view: View, { id, kind, n, state }: ReportLine): Waiting {
  return {
    href: `/reports/${id}`,
    name: view.t(`reporting.kind.${kind}`, { n }),
    tone: reportTone(state),
    state: view.t(`state.report.${state}`),
    who: state === 'in' ? 'officer' : 'applicant',
  };
}
