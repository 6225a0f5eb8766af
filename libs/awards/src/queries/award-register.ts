import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import { freeOf, type AwardState } from '../domain/award.js';
import { nextToMoveUp } from '../domain/reserve-list.js';
import { AwardList, type Place } from '../persistence/award-list.js';
import { LotFiles } from '../persistence/lot-files.js';

/** One line of the list of awards and of the reserve list. */
export interface AwardLine {
  readonly grantId: string;
  readonly code: string | null;
  readonly title: string;
  readonly organisationName: string;
  readonly lot: string;
  readonly rank: number;
  readonly amountMinor: number;
  readonly award: AwardState;
  /** Where the file stands in the procedure. */
  readonly state: string;
  readonly placedAt: Date;
  readonly promotedAt: Date | null;
  readonly awardedAt: Date | null;
  readonly releasedAt: Date | null;
}

/** What is promised and free of a lot. */
export interface LotBudgetLine {
  readonly lot: string;
  readonly budgetMinor: number;
  readonly provisionalMinor: number;
  readonly awardedMinor: number;
}

/** How far a lot is in one stage. */
export interface LotProgress {
  readonly lot: string;
  readonly stage: string;
  readonly waiting: number;
  readonly pending: number;
  readonly decidedAt: Date | null;
}

/** Awards, reserve lists and budgets of a call. */
@Injectable()
export class AwardRegister {
  constructor(
    private readonly database: Database,
    private readonly awards: AwardList,
    private readonly files: LotFiles,
  ) {}

  /** Files of a call that are neither awarded nor on a list nor out: its awards cannot be concluded while there are any. */
  unsettled(callId: string): Promise<number> {
    return this.files.unsettled(null, callId);
  }

  /** Why nobody of the reserve list moves up now; null where somebody does. */
  async whyNobodyMovesUp(place: Place, fillRemainder: boolean): Promise<'reserveEmpty' | 'nothingFits' | null> {
    const waiting = await this.awards.reserve(null, place);
    const budget = await this.awards.budgetOf(null, place);
    if (waiting.length === 0 || !budget) return 'reserveEmpty';
    return nextToMoveUp(waiting, { freeMinor: freeOf(budget), fillRemainder }) ? null : 'nothingFits';
  }

  lines(callId: string, lot: string | null = null): Promise<readonly AwardLine[]> {
    return this.database.query<AwardLine>(LINES, [callId, lot]);
  }

  budgets(callId: string): Promise<readonly LotBudgetLine[]> {
    return this.database.query<LotBudgetLine>(BUDGETS, [callId]);
  }

  progress(callId: string): Promise<readonly LotProgress[]> {
    return this.database.query<LotProgress>(PROGRESS, [callId]);
  }

  /** The award of one file; null where it was not selected. */
  async of(grantId: string): Promise<AwardLine | null> {
    const [line] = await this.database.query<AwardLine>(ONE, [grantId]);
    return line ?? null;
  }
}

const LINE = `
  select a.grant_id as "grantId", f.code, f.title, f.organisation_name as "organisationName", a.lot, a.rank,
    a.amount_minor::float8 as "amountMinor", a.state as award, i.state, a.placed_at as "placedAt",
    a.promoted_at as "promotedAt", a.awarded_at as "awardedAt", a.released_at as "releasedAt"
  from award a
  join application f on f.id = a.grant_id
  join workflow_instance i on i.id = a.grant_id
`;
const LINES = `${LINE} where a.call_id = $1 and ($2::text is null or a.lot = $2) order by a.lot, a.rank`;
const ONE = `${LINE} where a.grant_id = $1`;

const BUDGETS = `
  select b.lot, b.budget_minor::float8 as "budgetMinor", b.provisional_minor::float8 as "provisionalMinor",
    b.awarded_minor::float8 as "awardedMinor"
  from lot_budget b where b.call_id = $1 order by b.lot
`;

/** Lots appear with the stages that their files have reached; a stage that was decided keeps its line. */
const PROGRESS = `
  select s.lot, s.stage, sum(s.waiting)::int as waiting, sum(s.pending)::int as pending, max(s.decided_at) as "decidedAt"
  from (
    select i.context ->> 'lot' as lot, i.context ->> 'stage' as stage,
      count(*) filter (where i.state in ('scoring.conceptNoteScored', 'scoring.ranked')) as waiting,
      count(*) filter (where i.state in ('scoring.conceptNote', 'scoring.fullApplication', 'eligibilityCheck.administrative',
        'eligibilityCheck.clarification', 'eligibilityCheck.eligibility') or i.state like 'draft.%' or i.state like 'submitted.%'
      ) as pending,
      null::timestamptz as decided_at
    from workflow_instance i
    where i.call_id = $1 and i.subject = 'grant'
    group by 1, 2
    union all
    select d.lot, d.stage, 0, 0, d.decided_at
    from committee_decision d where d.call_id = $1 and d.kind in ('shortList', 'selection')
  ) s
  group by s.lot, s.stage
  having sum(s.waiting) > 0 or sum(s.pending) > 0 or max(s.decided_at) is not null
  order by s.stage, s.lot
`;
