import { z } from 'zod';

/** What a page or an answer showed of a payment (`Dossier.shown`), as it comes back. */
export const shownText = z
  .string()
  .max(4_000)
  .regex(/^[0-9a-f]{64}\.[A-Za-z0-9_-]+$/);
