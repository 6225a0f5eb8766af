import { publish, writeConceptNotes, type Stage } from './stage.js';

/** What is still to happen with the call, nearer to today. */
export interface OpenCall {
  isWritten(): Promise<void>;
}

/** A call that closes in nine days, with drafts in every state of completion and some submissions. */
export async function openCall(stage: Stage): Promise<OpenCall> {
  const { play } = stage;
  const call = await publish(stage, { code: 'KAF-2026-02', closesInDays: 9 });
  return {
    isWritten: async () => {
      await play.goTo(play.day(-6));
      await writeConceptNotes(stage, call, { from: 0, count: 24, handsIn: (n) => n % 5 === 2 || n % 5 === 4 });
    },
  };
}
