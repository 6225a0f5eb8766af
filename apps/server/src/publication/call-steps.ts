/** The steps that people bring a call forward by, in their order, each with the end of its address. */
export const CALL_STEPS = {
  approval: 'callApproved',
  publication: 'callPublished',
  cancellation: 'callCancelled',
} as const;
export type CallStep = keyof typeof CALL_STEPS;

export function callStepNamed(name: string): CallStep | undefined {
  // The keys of a constant are known; Object.keys only says that they are text.
  return (Object.keys(CALL_STEPS) as CallStep[]).find((step) => step === name);
}
