import { Injectable } from '@nestjs/common';
import { type Call, Calls } from '#libs/calls';
import type { Tx } from '#libs/platform';
import { faultsOfCommittee, type CommitteeFault, type Member } from '../domain/committee.js';
import type { Readiness } from '../domain/decision-rules.js';
import { lotDecision, type LotDecision } from '../domain/lot-decision.js';
import type { Stage } from '../domain/stage.js';
import { Committees } from './committees.js';
import { committeeOrder, Decisions, fingerprintOf, type Decision } from './decisions.js';
import { DecisionDrafts, type DecisionDraft } from './decision-drafts.js';
import { LotFiles } from './lot-files.js';

export interface Place {
  readonly callId: string;
  readonly lot: string;
}

/** What lies on the committee's table for one lot: the ranking at this moment and everything that bears on deciding it. */
export interface LotTable extends Readiness {
  readonly call: Call;
  /** What the rules make of the scores now. */
  readonly proposed: LotDecision;
  readonly members: readonly Member[];
  readonly committeeFaults: readonly CommitteeFault[];
  /** The orders that the committee gave to ties, and the decision itself once it is made. */
  readonly decisions: readonly Decision[];
  /** What the secretary drew up about this very ranking. */
  readonly draft: DecisionDraft | null;
}

/** Lays the table: the same for the page that shows a ranking and for the use case that decides it. */
@Injectable()
export class LotTables {
  constructor(
    private readonly calls: Calls,
    private readonly files: LotFiles,
    private readonly decisions: Decisions,
    private readonly committees: Committees,
    private readonly drafts: DecisionDrafts,
  ) {}

  /** In a transaction or, with null, for a page. Throws `LotUnknown`. */
  async of(tx: Tx | null, place: Place, stage: Stage): Promise<LotTable> {
    const call = await this.calls.of(tx, place.callId);
    const { budgetMinor } = call.lot(place.lot);
    const { waiting, pending } = await this.files.of(tx, place, stage);
    const decisions = await this.decisions.ofLot(tx, place, stage);
    const members = await this.committees.forLot(tx, place.callId, place.lot);
    const { tieBreak, shortList, fillRemainder } = call.file.selection;
    const proposed = lotDecision(stage, waiting, {
      budgetMinor,
      shortListPercent: shortList.budgetPercent,
      fillRemainder,
      tieBreakSections: tieBreak,
      committeeOrder: committeeOrder(decisions),
    });
    const fingerprint = fingerprintOf(place, proposed);
    return {
      call,
      proposed,
      pending,
      waiting: waiting.length,
      openTie: proposed.openTie,
      fingerprint,
      members,
      committeeFaults: faultsOfCommittee(members, call.file.committee),
      decisions,
      draft: await this.drafts.about(tx, { ...place, stage }, fingerprint),
    };
  }
}
