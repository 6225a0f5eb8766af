import { BlockersInLine } from '../payments/blockers.js';
import { reasonText } from '../ui/reason-text.js';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';
import type { WaitingPayment } from './waiting-payments.js';

/** Whether the reader can decide now; otherwise what stands in the way, who can lift it, and why it is not theirs. */
export function WhoseTurn({ view, payment }: { readonly view: View; readonly payment: WaitingPayment }) {
  const { dossier, notMine, isReady } = payment;
  if (isReady) return <Status tone="info">{view.t('finance.turn.yours')}</Status>;
  return (
    <>
      {notMine.length > 0 ? (
        <>
          <Status tone="neutral">{view.t('finance.turn.others')}</Status>
          {notMine.map((reason) => (
            <p key={reason.code} class="muted small">
              {reasonText(view, reason)}
            </p>
          ))}
        </>
      ) : null}
      {dossier.blockers.length > 0 ? <BlockersInLine view={view} blockers={dossier.blockers} /> : null}
    </>
  );
}
