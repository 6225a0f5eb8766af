import { join } from 'node:path';
import { Calls, instantOf, readCallFile, shiftCall, shiftedDays, withDates, wallClockOf, type Call } from '#libs/calls';
import { Database } from '#libs/platform';
import { ApproveCall, DraftCall, PublishCall } from '#libs/publication';
import { ApplicantAtWork, type DemoFile } from './applicant.js';
import { found, seatCommittee, type Cast } from './cast.js';
import type { Material } from './material.js';
import type { Play } from './play.js';
import type { Random } from './random.js';
import { Project } from './writing.js';

const CALL_FILE = join('config', 'calls', 'kafaat-liljamia.yaml');
const DAY = 86_400_000;
/** How many people do the same thing at once: the database has room for more, the machine has not. */
const HANDS = 6;

/** What every act of the demo is played with. */
export interface Stage {
  readonly play: Play;
  readonly material: Material;
  readonly random: Random;
  readonly cast: Cast;
}

/**
 * Publishes the programme's call with all its dates moved so that concept notes close at noon so many days from today,
 * and seats its committee. Goes on to the day of publication.
 */
export async function publish(
  stage: Stage,
  of: { code: string; closesInDays: number; reserveInDays?: number },
): Promise<Call> {
  const { play, cast, material } = stage;
  const original = await readCallFile(CALL_FILE);
  const today = wallClockOf(play.today, original.zone).local;
  const closes = found(original.dates.conceptNoteDeadline, 'The call has no deadline.');
  const days = of.closesInDays + wholeDays(closes.slice(0, 10), today.slice(0, 10));
  const moved = shiftCall(original, { code: of.code, days });
  const reserve = of.reserveInDays === undefined ? {} : { reserveValidity: shiftedDays(today, of.reserveInDays) };
  const file = withDates(moved, reserve);
  const published = instantOf({ local: found(file.dates.publicationDate, 'No date of publication.'), zone: file.zone });
  await play.goTo(new Date(published.getTime() - 5 * DAY));
  const { callId } = await play.get(DraftCall).execute({ ...cast.as('officer', 'officer'), file });
  await play.get(ApproveCall).execute({ ...cast.as('authority', 'authority'), callId });
  await play.goTo(new Date(published.getTime() + 60_000));
  await play.get(PublishCall).execute({ ...cast.as('officer', 'officer'), callId });
  await seatCommittee(play, material, cast, callId);
  await play.settle();
  return play.get(Calls).of(null, callId);
}

/** Lets associations write concept notes; answers those that handed theirs in. */
export async function writeConceptNotes(
  { play, cast, random, material }: Stage,
  call: Call,
  of: { readonly from: number; readonly count: number; readonly handsIn: (n: number) => boolean },
): Promise<{ readonly handedIn: readonly DemoFile[]; readonly drafts: readonly DemoFile[] }> {
  const applicants = new ApplicantAtWork(play, call);
  const writers = cast.organisations.slice(of.from, of.from + of.count);
  const planned = writers.map((organisation) => {
    const lot = found(call.lotsOfRegion(organisation.profile.region)[0], 'No lot for this region.').id;
    return { organisation, lot, project: new Project(material.projects, organisation, call, lot, random) };
  });
  // By their place, not by who was ready first: what is drawn for them later follows this order.
  const files: DemoFile[] = [];
  await together(planned, async ({ organisation, lot, project }, n) => {
    const file = await applicants.begin(organisation, lot, project);
    files[n] = file;
    if (!of.handsIn(n)) return applicants.write(file, 'conceptNote', [0.2, 0.5, 0.8, 1][n % 4]);
    await applicants.write(file, 'conceptNote');
    await applicants.submit(file);
  });
  await play.settle();
  return {
    handedIn: files.filter((_file, n) => of.handsIn(n)),
    drafts: files.filter((_file, n) => !of.handsIn(n)),
  };
}

/** Those of the files that are in a state now, in their order. */
export async function inState(play: Play, files: readonly DemoFile[], state: string): Promise<readonly DemoFile[]> {
  const rows = await play
    .get(Database)
    .query<{ id: string }>('select i.id from workflow_instance i where i.id = any($1) and i.state = $2', [
      files.map(({ id }) => id),
      state,
    ]);
  const ids = new Set(rows.map(({ id }) => id));
  return files.filter(({ id }) => ids.has(id));
}

/** Does the same with each, a few at a time. */
export async function together<T>(items: readonly T[], work: (item: T, n: number) => Promise<void>): Promise<void> {
  const waiting = [...items.entries()];
  const hand = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await work(next[1], next[0]);
  };
  await Promise.all(Array.from({ length: HANDS }, hand));
}

function wholeDays(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}
