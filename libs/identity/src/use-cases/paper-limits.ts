import { ACCEPTED_EXTENSIONS } from '#libs/platform';

/** What an organisation may hand in about itself, whatever it is for. */
export const PAPER_LIMITS = { formats: ACCEPTED_EXTENSIONS, maxBytes: 20 * 1024 * 1024 } as const;
