import type { AssignReaderCommand, Readership } from '#libs/evaluation';
import { LONGEST_TEXT } from '#libs/kernel';
import { z } from 'zod';

/** Who is to read a file, and instead of whom. A reason is needed only where somebody loses the file. */
export function readerForm(readership: Readership | null) {
  return z
    .object({
      person: z.uuid('evaluation.readers.choose'),
      instead: z
        .uuid()
        .or(z.literal(''))
        .default('')
        .refine((instead) => instead !== '' || (readership?.missing ?? 0) > 0, 'evaluation.readers.insteadMissing'),
      reason: z.string().trim().max(LONGEST_TEXT, 'evaluation.reason.tooLong').default(''),
    })
    .refine(({ instead, reason }) => instead === '' || reason !== '', {
      path: ['reason'],
      message: 'evaluation.reason.missing',
    });
}

export type ReaderForm = z.output<ReturnType<typeof readerForm>>;

export function chosenReader({
  person,
  instead,
  reason,
}: ReaderForm): Pick<AssignReaderCommand, 'personId' | 'instead'> {
  return { personId: person, instead: instead === '' ? null : { ofAssignment: instead, reason } };
}
