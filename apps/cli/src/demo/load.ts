import type { INestApplicationContext } from '@nestjs/common';
import { Database } from '#libs/platform';
import { castFor } from './cast.js';
import { readMaterial } from './material.js';
import { openCall } from './open-call.js';
import { evaluatedCall } from './evaluated-call.js';
import { Play } from './play.js';
import { Random } from './random.js';
import { runningCall } from './running-call.js';
import type { Stage } from './stage.js';

const ASSOCIATIONS = 100;
/** Mails that are older than this were sent long ago; the demo's mailbox begins with the newer ones. */
const RECENT_MS = 36 * 3_600_000;

/**
 * Plays three calls into an empty database, by the programme's own use cases and in the order in which such things
 * happen: one in execution, one in evaluation, one that is open. The seed decides everything but ids and instants.
 */
export async function loadDemo(app: INestApplicationContext, seed: number, say: (line: string) => void): Promise<void> {
  const play = new Play(app, new Date());
  const material = readMaterial();
  const random = new Random(seed);
  await play.goTo(play.day(-600));
  say('Demo: people and associations');
  const stage: Stage = { play, material, random, cast: await castFor(play, material, random, ASSOCIATIONS) };
  say('Demo: a call in execution');
  const running = await runningCall(stage);
  say('Demo: a call in evaluation');
  const evaluated = await evaluatedCall(stage);
  say('Demo: an open call');
  const open = await openCall(stage);
  await evaluated.closes();
  await evaluated.isScored();
  await running.lateContracts();
  await open.isWritten();
  await evaluated.asks();
  await running.payments();
  await play.comeBack();
  await settlePastMails(play);
  await play.end();
}

/** What belongs to the demo's past was sent in that past. */
async function settlePastMails(play: Play): Promise<void> {
  await play.get(Database).query(
    `with settled as (
       update mail m set status = 'sent', sent_at = m.queued_at, attempts = 1
       where m.status = 'queued' and m.queued_at < $1 returning 1
     ) select count(*) from settled`,
    [new Date(play.today.getTime() - RECENT_MS)],
  );
}
