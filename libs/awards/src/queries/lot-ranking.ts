import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import type { CommitteeFault, Member } from '../domain/committee.js';
import type { DecidedFile } from '../domain/lot-decision.js';
import { tiesIn } from '../domain/ranking.js';
import type { Stage } from '../domain/stage.js';
import type { DecisionDraft } from '../persistence/decision-drafts.js';
import type { Decision } from '../persistence/decisions.js';
import { LotTables, type LotTable, type Place } from '../persistence/lot-tables.js';

/** One final assessment behind a result; who gave it is known to those who run the call, not to the page of a lot. */
export interface AssessmentOfFile {
  readonly assessmentId: string;
  readonly total: number;
  /** Whether it is one of the two that the result is the average of. */
  readonly counted: boolean;
  /** Its assessor declared a conflict afterwards. */
  readonly conflict: boolean;
}

/** One line of a ranking. Scores are in halves of a point. */
export interface RankedLine extends DecidedFile {
  readonly code: string | null;
  readonly title: string;
  readonly organisationName: string;
  readonly assessments: readonly AssessmentOfFile[];
  readonly divergence: { readonly isTooWide: boolean; readonly dividedBy: readonly string[] } | null;
}

export interface NamedMember extends Member {
  readonly name: string;
}

/** What a page about the ranking of a lot shows. */
export interface RankingOfLot {
  readonly stage: Stage;
  readonly lot: string;
  readonly budgetMinor: number;
  readonly limitMinor: number;
  readonly takenMinor: number;
  readonly lines: readonly RankedLine[];
  /** The open ties of the list, as ids. */
  readonly ties: readonly (readonly string[])[];
  /** Whether an open tie keeps the list from being decided. */
  readonly isTieAcrossCut: boolean;
  readonly waiting: number;
  readonly pending: number;
  readonly fingerprint: string;
  readonly members: readonly NamedMember[];
  readonly committeeFaults: readonly CommitteeFault[];
  /** What the secretary drew up about this very ranking, for the chair to confirm. */
  readonly draft: DecisionDraft | null;
  /** The decision, once it is made; the lines are then those that it was made on. */
  readonly decided: Decision | null;
  readonly tieBreaks: readonly Decision[];
}

interface Facts {
  readonly applicationId: string;
  readonly code: string | null;
  readonly title: string;
  readonly organisationName: string;
  readonly assessments: readonly AssessmentOfFile[];
  readonly divergence: RankedLine['divergence'];
}

/** The ranking of a lot as it stands, or as it was decided. */
@Injectable()
export class LotRanking {
  constructor(
    private readonly database: Database,
    private readonly tables: LotTables,
  ) {}

  /** Throws `LotUnknown`. */
  async of(place: Place, stage: Stage): Promise<RankingOfLot> {
    const table = await this.tables.of(null, place, stage);
    const decided = table.decisions.find(({ kind }) => kind !== 'tieBreak') ?? null;
    const shown = decided?.content.lotDecision ?? table.proposed;
    const { budgetMinor, limitMinor, takenMinor } = shown;
    return {
      stage,
      lot: place.lot,
      budgetMinor,
      limitMinor,
      takenMinor,
      lines: await this.lines(shown.files, stage),
      ties: decided ? [] : tiesIn(shown.files),
      isTieAcrossCut: !decided && shown.openTie.length > 0,
      ...readiness(table),
      members: await this.named(decided?.content.members ?? table.members),
      committeeFaults: table.committeeFaults,
      draft: decided ? null : table.draft,
      decided,
      tieBreaks: table.decisions.filter(({ kind }) => kind === 'tieBreak'),
    };
  }

  private async lines(files: readonly DecidedFile[], stage: Stage): Promise<readonly RankedLine[]> {
    const ids = files.map(({ applicationId }) => applicationId);
    const facts = new Map(
      (await this.database.query<Facts>(FACTS, [ids, stage])).map((each) => [each.applicationId, each]),
    );
    return files.map((file) => ({ ...file, ...(facts.get(file.applicationId) ?? unknown(file.applicationId)) }));
  }

  private async named(members: readonly Member[]): Promise<readonly NamedMember[]> {
    const ids = members.map(({ personId }) => personId);
    const rows = await this.database.query<{ id: string; name: string }>(
      'select p.id, p.name from person p where p.id = any($1)',
      [ids],
    );
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    return members.map((member) => ({ ...member, name: names.get(member.personId) ?? '' }));
  }
}

function readiness({
  waiting,
  pending,
  fingerprint,
}: LotTable): Pick<RankingOfLot, 'waiting' | 'pending' | 'fingerprint'> {
  return { waiting, pending, fingerprint };
}

function unknown(applicationId: string): Facts {
  return { applicationId, code: null, title: '', organisationName: '', assessments: [], divergence: null };
}

const FACTS = `
  select f.id as "applicationId", f.code, f.title, f.organisation_name as "organisationName", r.assessments, r.divergence
  from application f
  join evaluation_result r on r.application_id = f.id and r.stage = $2
  where f.id = any($1)
`;
