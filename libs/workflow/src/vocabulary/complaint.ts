import { z } from 'zod';
import type { GuardWord, Vocabulary } from '../types.js';
import { id, nothing, notify, periodAfterEntry, reason } from './shared.js';

const context = z.strictObject({ complaintId: id, grantId: id });

export type ComplaintContext = z.infer<typeof context>;

/** given.deciders: who took the decision. It is looked at by somebody else; where nobody found out, by nobody. */
const answeredByAnother: GuardWord<ComplaintContext> = {
  holds: ({ facts }) => {
    const deciders = facts.given['deciders'];
    return Array.isArray(deciders) && !deciders.includes(facts.by.id) ? true : { by: ['officer', 'authority'] };
  },
};

/** What can happen to a complaint against a decision. */
export const complaintVocabulary = {
  subject: 'complaint',
  context,
  events: {
    complaintFiled: {
      payload: z.strictObject({ complaintId: id, grantId: id }),
      remember: (_none, payload) => ({ ...payload }),
    },
    decisionUpheld: { payload: z.strictObject({ reason }), approves: ['complaintFiled'] },
    /** The complaint is right: the decision is to be taken again. */
    complaintAccepted: { payload: z.strictObject({ reason }), approves: ['complaintFiled'] },
    decisionReopened: { payload: nothing },
  },
  guards: {
    answeredByAnother,
    /** given.isOpen: whether the file is back in the procedure. */
    fileReopened: { holds: ({ facts }) => (facts.given['isOpen'] === true ? true : { by: ['operator'] }) },
  },
  effects: { notify: notify(['complaintReceived', 'complaintUpheld', 'complaintAccepted', 'decisionReopened']) },
  deadlines: {
    complaintAnswerDue: periodAfterEntry('complaintAnswer'),
    complaintReopeningDue: periodAfterEntry('complaintReopening'),
  },
} satisfies Vocabulary<ComplaintContext>;
