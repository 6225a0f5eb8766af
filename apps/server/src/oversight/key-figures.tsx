import type { Currency } from '#libs/kernel';
import type { ComponentChildren } from 'preact';
import { Count } from '../ui/figure-section.js';
import { Money } from '../ui/money.js';
import type { View } from '../ui/view.js';
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
        <KeyMoney view={view} minor={sum('awardedMinor')} currency={currency} href="#budget" />
      </KeyFigure>
      <KeyFigure label={view.t('figures.key.paidAmount')}>
        <KeyMoney view={view} minor={sum('paidMinor')} currency={currency} href="#budget" />
      </KeyFigure>
    </dl>
  );
}

interface KeyMoneyProps {
  readonly view: View;
  readonly minor: number;
  readonly currency: Currency;
  readonly href: string;
}

/** A sum, and the way to its parts where it has any. */
export function KeyMoney({ view, minor, currency, href }: KeyMoneyProps) {
  const sum = <Money view={view} minor={minor} currency={currency} precision="whole" />;
  return minor === 0 ? (
    <span class="key-money">{sum}</span>
  ) : (
    <a class="key-money" href={href}>
      {sum}
    </a>
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
