import type { Role } from '#libs/kernel';

/** Who sees how calls stand: those who run them, those who answer for them, and those who look on, such as the donor. */
export const OVERSEERS = ['officer', 'authority', 'auditor'] as const satisfies readonly Role[];
