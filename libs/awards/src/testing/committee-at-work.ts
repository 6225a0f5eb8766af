import { as, AssessorsAtWork, TestProgramme } from '#testing/evaluation';
import type { CallFile } from '#libs/calls';
import { DeclareImpartiality } from '#libs/evaluation';
import { AwardsModule } from '../awards.module.js';
import type { Capacity } from '../domain/committee.js';
import type { Stage } from '../domain/stage.js';
import { LotRanking } from '../queries/lot-ranking.js';
import { DrawUpDecision } from '../use-cases/draw-up-decision.js';
import { DecideSelection } from '../use-cases/decide-selection.js';
import { DecideShortList } from '../use-cases/decide-short-list.js';
import { NameMember } from '../use-cases/name-member.js';

/** Rules of the demo call with budgets that small numbers can fill: 100 for L1, 50 for L2 (in minor units). */
export function smallBudgets(file: CallFile): CallFile {
  return { ...file, lots: file.lots.map((lot) => ({ ...lot, budgetMinor: lot.id === 'L1' ? 100 : 50 })) };
}

/** A legal committee of a test call, and files that are scored as the test wishes. */
export class CommitteeAtWork {
  private constructor(
    readonly programme: TestProgramme,
    readonly assessors: AssessorsAtWork,
    readonly chairId: string,
    readonly memberIds: readonly string[],
  ) {}

  static async on(url: string, change: (file: CallFile) => CallFile = smallBudgets): Promise<CommitteeAtWork> {
    return CommitteeAtWork.of(await TestProgramme.on(url, [AwardsModule], change));
  }

  /** The committee of another call beside the first: as good as another database, and quicker. */
  async another(): Promise<CommitteeAtWork> {
    return CommitteeAtWork.of(await this.programme.another());
  }

  private static async of(programme: TestProgramme): Promise<CommitteeAtWork> {
    const assessors = new AssessorsAtWork(programme);
    await assessors.join(2);
    const seats = ['chair', 'secretary', 'voting', 'voting', 'voting'] as const;
    const ids: string[] = [];
    for (const [i, capacity] of seats.entries()) ids.push(await seat(programme, capacity, `unit ${i % 2}`));
    return new CommitteeAtWork(programme, assessors, ids[0] ?? '', ids);
  }

  close(): Promise<void> {
    return this.programme.close();
  }

  /** A file with a concept note that everybody scores alike. */
  async scoredConceptNote(
    score: number,
    wish: { readonly requestedMinor: number; readonly lot?: string; readonly apart?: Record<string, number> },
  ): Promise<string> {
    const file = await this.programme.fileInScoring(wish);
    await this.assessors.scoreAll(file, 'conceptNote', { score, ...(wish.apart && { apart: wish.apart }) });
    return file;
  }

  /** A file whose full application is scored and waits for the committee. */
  async scoredFullApplication(
    score: number,
    wish: { readonly requestedMinor: number; readonly lot?: string; readonly apart?: Record<string, number> },
  ): Promise<string> {
    const file = await this.scoredConceptNote(4, { ...wish, apart: {} });
    await this.programme.send(file, 'shortListed', { decisionId: file, rank: 1, total: 40 }, 'chair');
    await this.programme.fullApplication(file, wish.requestedMinor);
    await this.assessors.scoreAll(file, 'fullApplication', { score, ...(wish.apart && { apart: wish.apart }) });
    return file;
  }

  ranking(stage: Stage, lot = 'L1') {
    return this.programme.module.get(LotRanking).of({ callId: this.programme.callId, lot }, stage);
  }

  /** A meeting on a lot with everybody present. */
  meeting(lot = 'L1') {
    return { callId: this.programme.callId, lot, present: this.memberIds, reason: 'By the ranking.' };
  }

  /** The secretary draws up the decision on the ranking as it is now. */
  async drawUp(stage: Stage, lot = 'L1') {
    const { fingerprint: seen } = await this.ranking(stage, lot);
    const by = as(this.memberIds[1] ?? '', 'secretary');
    await this.programme.module.get(DrawUpDecision).execute({ ...by, ...this.meeting(lot), stage, seen });
  }

  /** What the chair confirms: the ranking as it is now, once it is drawn up. */
  async confirmation(stage: Stage, lot = 'L1') {
    const { fingerprint: seen } = await this.ranking(stage, lot);
    return { ...as(this.chairId, 'chair'), callId: this.programme.callId, lot, seen };
  }

  async decideShortList(lot = 'L1') {
    await this.drawUp('conceptNote', lot);
    return this.programme.module.get(DecideShortList).execute(await this.confirmation('conceptNote', lot));
  }

  async decideSelection(lot = 'L1') {
    await this.drawUp('fullApplication', lot);
    return this.programme.module.get(DecideSelection).execute(await this.confirmation('fullApplication', lot));
  }

  states(files: readonly string[]): Promise<readonly string[]> {
    return Promise.all(files.map((file) => this.programme.stateOf(file)));
  }
}

async function seat(programme: TestProgramme, capacity: Capacity, unit: string): Promise<string> {
  const role = capacity === 'voting' ? 'committeeMember' : capacity;
  const personId = await programme.person(`${capacity} of ${unit}`, role);
  const { callId } = programme;
  await programme.module.get(NameMember).execute({ ...as(personId, 'officer'), callId, personId, capacity, unit });
  const signed = { callId, text: 'I am impartial.', textVersion: '1', language: 'en', conflicts: [] };
  await programme.module.get(DeclareImpartiality).execute({ ...as(personId, role), ...signed });
  return personId;
}
