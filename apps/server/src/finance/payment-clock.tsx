import { lastInstant } from '#libs/platform';
import { DateTime } from '../ui/date-time.js';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';

const DAY = 86_400_000;
/** From here on the term is nearly over. */
const SOON_DAYS = 7;

export interface PaymentClockProps {
  readonly view: View;
  /** When the term of payment began, and when it ends; null where none runs. */
  readonly from: Date;
  readonly due: Date | null;
}

/** The legal term of a payment: the day it ends, and how many of its days are left. */
export function PaymentClock({ view, from, due }: PaymentClockProps) {
  if (!due) return <span class="muted">{view.t('finance.clock.none')}</span>;
  const left = Math.ceil((due.getTime() - view.now.getTime()) / DAY);
  const whole = Math.round((due.getTime() - from.getTime()) / DAY);
  return (
    <>
      <span class="nowrap">
        <DateTime view={view} at={lastInstant(due)} show="day" />
      </span>
      <br />
      <Left view={view} left={left} whole={whole} />
    </>
  );
}

function Left({ view, left, whole }: { readonly view: View; readonly left: number; readonly whole: number }) {
  if (left <= 0) return <Status tone="problem">{view.t('finance.clock.late', { days: -left })}</Status>;
  const words = view.t('finance.clock.left', { days: left, whole });
  return left <= SOON_DAYS ? <Status tone="attention">{words}</Status> : <span class="muted nowrap">{words}</span>;
}
