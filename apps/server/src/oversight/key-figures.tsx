import type { ComponentChildren } from 'preact';
import { Count } from '../ui/figure-section.js';
import { Money } from '../ui/money.js';
import type { DashboardProps } from './dashboard-frame.js';
import { filesAddress, stepAddress } from './figures-address.js';

/** The few numbers that a visit begins with. */
export function KeyFigures({ view, call, figures }: DashboardProps) {
  const { code, currency } = call;
  const of = (step: 'submitted' | 'awarded') => figures.funnel.find((each) => each.step === step)?.files ?? 0;
  const sum = (kind: 'awardedMinor' | 'paidMinor') => figures.budget.reduce((total, lot) => total + lot[kind], 0);
  return (
    <dl class="key-figures">
      <KeyFigure label={view.t('figures.key.submitted')}>
        <Count view={view} n={of('submitted')} href={stepAddress(code, 'submitted')} />
      </KeyFigure>
      <KeyFigure label={view.t('figures.key.late')}>
        <Count view={view} n={figures.lateFiles} href={filesAddress(code, { late: 'any' })} />
      </KeyFigure>
      <KeyFigure label={view.t('figures.key.awarded')}>
        <Count view={view} n={of('awarded')} href={stepAddress(code, 'awarded')} />
      </KeyFigure>
      <KeyFigure label={view.t('figures.key.awardedAmount')}>
        <a class="key-money" href="#budget">
          <Money view={view} minor={sum('awardedMinor')} currency={currency} precision="whole" />
        </a>
      </KeyFigure>
      <KeyFigure label={view.t('figures.key.paidAmount')}>
        <a class="key-money" href="#budget">
          <Money view={view} minor={sum('paidMinor')} currency={currency} precision="whole" />
        </a>
      </KeyFigure>
    </dl>
  );
}

/** A number and what it is, the number first for the eye and second for the ear. */
export function KeyFigure({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <div class="key-figure">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
