import type { Place } from './steps.js';

/** The page of each event of a grant from its award on. */
export function grantPlaces(id: string): Readonly<Record<string, Place | undefined>> {
  const at = (path: string, weight: Place['weight']): Place => ({ href: `/grants/${id}/${path}`, weight });
  return {
    contractPrepared: at('contract/prepare', 'primary'),
    contractTakenBack: at('contract/take-back', 'secondary'),
    contractSignedByAuthority: at('contract/sign', 'primary'),
    contractSignedByBeneficiary: at('contract/sign', 'primary'),
    balanceSettledWithoutPayment: at('settle', 'secondary'),
    grantClosed: at('close', 'primary'),
    grantSuspended: at('standing/suspend', 'secondary'),
    grantResumed: at('standing/resume', 'primary'),
    grantTerminated: at('standing/terminate', 'secondary'),
    applicationWithdrawn: { href: `/applications/${id}/withdraw`, weight: 'secondary' },
  };
}
