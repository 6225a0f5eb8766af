import type { DemoFile } from './applicant.js';
import { exchange } from './exchange.js';
import { OfficeAtWork } from './office.js';
import { found } from './cast.js';
import { inState, publish, together, writeConceptNotes, type Stage } from './stage.js';

/** What is still to happen with the concept notes of the call, nearer to today. */
export interface EvaluatedCall {
  closes(): Promise<void>;
  isScored(): Promise<void>;
  asks(): Promise<void>;
}

const QUESTION =
  'Le récépissé joint est illisible. Merci de déposer une copie lisible et de confirmer la date de la dernière assemblée.';

const UNSIGNED = 'La note est arrivée sans déclaration signée.';

/** A call with some ninety concept notes: checked for the most part, half scored, some waiting for an answer. */
export async function evaluatedCall(stage: Stage): Promise<EvaluatedCall> {
  const { play, cast, random, material } = stage;
  const call = await publish(stage, { code: 'KAF-2026-01', closesInDays: -21 });
  await play.goTo(play.day(-40));
  const { handedIn } = await writeConceptNotes(stage, call, { from: 0, count: 96, handsIn: (n) => n % 16 !== 15 });
  const office = new OfficeAtWork(play, cast, call, random, material);
  return {
    closes: async () => {
      await play.goTo(new Date(found(call.deadlineOf('conceptNote'), 'No deadline.').getTime() + 60_000));
      await play.goTo(play.day(-18));
      const closed = await inState(play, handedIn, 'eligibilityCheck.administrative');
      await together(closed, async (file, n) => {
        if (n % 30 === 4) return;
        if (n % 15 === 9) return office.ask(file, QUESTION);
        await office.check(file, 'administrative', n % 40 === 17 ? UNSIGNED : undefined);
      });
      const complete = await inState(play, handedIn, 'eligibilityCheck.eligibility');
      await together(complete, async (file, n) => {
        if (n % 25 !== 3)
          await office.check(file, 'eligibility', n % 33 === 8 ? 'L’association a moins de deux ans.' : undefined);
      });
      await play.settle();
    },
    isScored: async () => {
      await play.goTo(play.day(-12));
      const files = await inState(play, handedIn, 'scoring.conceptNote');
      for (const [n, file] of files.entries())
        await office.assess(file, 'conceptNote', 0.25 + random.next() * 0.7, n % 2 === 0 ? 1 : 0.25);
      await play.settle();
    },
    asks: async () => {
      await play.goTo(play.day(-3));
      await askAgain(play, office, (await inState(play, handedIn, 'eligibilityCheck.administrative')).slice(-2));
      await exchange(play, cast, handedIn);
    },
  };
}

/** Some questions are still open today. */
async function askAgain(play: Stage['play'], office: OfficeAtWork, files: readonly DemoFile[]): Promise<void> {
  for (const file of files) await office.ask(file, QUESTION);
  await play.settle();
}
