import { formatRib, parseRib } from '#libs/kernel';
import type { Tone } from '../ui/status.js';
import type { PaymentPageFile } from './payment-dossiers.js';

const TONES: Readonly<Record<string, Tone>> = {
  requested: 'attention',
  checked: 'attention',
  approved: 'attention',
  sent: 'info',
  executed: 'done',
  reconciled: 'done',
  returned: 'problem',
  refused: 'problem',
};

/** How the state of a payment is shown: colour and shape beside its words. */
export function paymentTone(state: string): Tone {
  return TONES[state] ?? 'neutral';
}

/** Whether the payment waits for this person; one that came back may be corrected by an officer too. */
export function isTurnOf({ actor, dossier }: Pick<PaymentPageFile, 'actor' | 'dossier'>): boolean {
  const isOfficers = dossier.record.state === 'returned' && actor.roles.includes('officer');
  return isOfficers || actor.roles.includes('financeOfficer');
}

/** A RIB in its groups where it is one; what is none is shown as it is. */
export function ribInGroups(text: string): string {
  const reading = parseRib(text);
  return reading.ok ? formatRib(reading.rib) : text;
}

/** A checksum as HTTP says it (RFC 9530), so that whoever takes a file can compare it. */
export function reprDigest(sha256: string): string {
  return `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`;
}
