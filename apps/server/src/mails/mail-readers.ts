import type { Role } from '#libs/kernel';

/** Who is told how far the mails about a file came. */
export const MAIL_READERS = ['officer', 'authority', 'auditor'] as const satisfies Role[];
