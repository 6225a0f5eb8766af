import { z } from 'zod';
import { instant } from '../api/answers.js';

const gist = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('picture') }),
  z.object({ kind: z.literal('pdf'), pages: z.int().nullable() }),
  z.object({ kind: z.literal('text'), paragraphs: z.array(z.string()), isCut: z.boolean() }),
  z.object({ kind: z.literal('sheets'), sheets: z.array(z.string()) }),
  z.object({ kind: z.literal('unknown') }),
]);

/** What is known of a file without opening it. */
export const fileAbout = z
  .object({
    id: z.uuid(),
    name: z.string(),
    extension: z.string(),
    sizeBytes: z.int(),
    sha256: z.string(),
    uploadedAt: instant,
    uploadedByName: z.string().nullable(),
    reusedFrom: z
      .object({
        place: z.enum(['application', 'report', 'organisation']),
        label: z.string().nullable(),
        givenAt: z.string(),
      })
      .nullable()
      .meta({ description: 'Where it had been given before; null where it was sent for this' }),
    gist: gist.meta({ description: 'Pages of a PDF, the beginning of a text, the names of sheets' }),
  })
  .meta({ id: 'FileAbout' });
