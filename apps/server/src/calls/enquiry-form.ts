import type { Call } from '#libs/calls';
import { ENQUIRY_LANGUAGES, LONGEST_QUESTION, takesEnquiries } from '#libs/publication';
import { z } from 'zod';

/** A question about a call, as the page and the API take it. */
export const enquiryForm = z.object({
  question: z
    .string('publication.enquiries.questionMissing')
    .trim()
    .min(1, 'publication.enquiries.questionMissing')
    .max(LONGEST_QUESTION, 'publication.enquiries.questionTooLong'),
  language: z.enum(ENQUIRY_LANGUAGES, 'publication.enquiries.languageMissing'),
});

/** Whether questions about the call are taken at that instant. */
export function takesAt({ publishedAt, cancelledAt, calendar }: Call, at: Date): boolean {
  return takesEnquiries({ publishedAt, cancelledAt, until: calendar.date('questionsUntil') }, at);
}
