import type { Call } from '#libs/calls';
import { AnswerEnquiry, AskEnquiry } from '#libs/publication';
import { found } from './cast.js';
import { publish, writeConceptNotes, type Stage } from './stage.js';

const QUESTION = 'Une coopérative peut-elle être codemandeuse si elle a été créée il y a moins de deux ans ?';
const PUBLISHED = {
  fr: {
    question: QUESTION,
    answer: 'Oui. La durée d’existence de deux ans ne vaut que pour le demandeur chef de file.',
  },
  ar: {
    question: 'هل يمكن لتعاونية أُحدثت منذ أقل من سنتين أن تكون شريكة في الطلب؟',
    answer: 'نعم. شرط سنتين من الوجود لا يسري إلا على صاحب الطلب الرئيسي.',
  },
};

/** What is still to happen with the call, nearer to today. */
export interface OpenCall {
  isWritten(): Promise<void>;
}

/** A call that closes in nine days, with drafts in every state of completion and some submissions. */
export async function openCall(stage: Stage): Promise<OpenCall> {
  const { play } = stage;
  const call = await publish(stage, { code: 'KAF-2026-02', closesInDays: 9 });
  await isAskedAbout(stage, call);
  return {
    isWritten: async () => {
      await play.goTo(play.day(-6));
      await writeConceptNotes(stage, call, { from: 0, count: 24, handsIn: (n) => n % 5 === 2 || n % 5 === 4 });
    },
  };
}

/** Somebody asks, everybody reads the answer. */
async function isAskedAbout({ play, cast }: Stage, call: Call): Promise<void> {
  const [asker] = cast.organisations;
  const signatory = play.as(found(asker, 'No association.').signatoryId, 'applicant', 'signatory');
  const asked = { callId: call.id, language: 'fr', question: QUESTION } as const;
  const { enquiryId } = await play.get(AskEnquiry).execute({ ...signatory, ...asked });
  const answered = { callId: call.id, enquiryId, answers: PUBLISHED };
  await play.get(AnswerEnquiry).execute({ ...cast.as('officer', 'officer'), ...answered });
}
