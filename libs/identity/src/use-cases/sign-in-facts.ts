import { hash } from 'node:crypto';

/** The account in the counters of attempts, without its address. */
export function accountKey(email: string): string {
  return hash('sha256', `minha account ${email}`, 'hex').slice(0, 32);
}

const MOROCCAN_DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Africa/Casablanca' });

/** The date in Morocco, `2026-02-19`: an organisation cannot have been founded after it. */
export function localDate(at: Date): string {
  return MOROCCAN_DAY.format(at);
}
