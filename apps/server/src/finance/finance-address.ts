import { DECIDED_STEPS, type DecidedStep } from '#libs/payments';
import { z } from 'zod';

/** How many payments are looked at on one page. */
export const MOST_TOGETHER = 50;

/** Several payments at one step, as the address names them. */
export interface TogetherAsked {
  readonly step: DecidedStep;
  readonly payments: readonly string[];
}

const asked = z.object({
  step: z.enum(DECIDED_STEPS).catch('check'),
  payment: z.preprocess((sent) => [sent ?? []].flat(), z.array(z.unknown())),
});

/** Reads the address. What it cannot read is as if it had not been said. */
export function togetherAsked(query: unknown): TogetherAsked {
  const { step, payment } = asked.parse(query ?? {});
  const ids = payment.filter((id): id is string => z.uuid().safeParse(id).success);
  return { step, payments: [...new Set(ids)].slice(0, MOST_TOGETHER) };
}

export function togetherAddress({ step, payments }: TogetherAsked): string {
  const said = new URLSearchParams([['step', step], ...payments.map((id) => ['payment', id])]);
  return `/finance/together?${said.toString()}`;
}
