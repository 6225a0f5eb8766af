/** How far a file of a call has come, in the order of the procedure. */
export const STEPS = [
  'begun',
  'submitted',
  'eligible',
  'conceptNotePassed',
  'fullApplicationPassed',
  'awarded',
  'signed',
  'closed',
] as const;
export type Step = (typeof STEPS)[number];
