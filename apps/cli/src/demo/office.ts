import {
  ConcludeAwards,
  DecideAward,
  DecideSelection,
  DecideShortList,
  DrawUpDecision,
  LotRanking,
  RecordTieBreak,
} from '#libs/awards';
import type { Call } from '#libs/calls';
import { DecideCheck, RequestClarification, type FileFacts } from '#libs/eligibility';
import { SaveAssessment, scoredSections, SubmitAssessment } from '#libs/evaluation';
import { Database } from '#libs/platform';
import { found, type Cast } from './cast.js';
import type { DemoFile } from './applicant.js';
import type { Material } from './material.js';
import type { Play } from './play.js';
import type { Random } from './random.js';

type Stage = 'conceptNote' | 'fullApplication';
type Check = 'administrative' | 'eligibility' | 'verification';

interface Assignment {
  readonly id: string;
  readonly personId: string;
}

/** Does what officers, assessors and the committee do, through the same use cases as the portal. */
export class OfficeAtWork {
  constructor(
    private readonly play: Play,
    private readonly cast: Cast,
    private readonly call: Call,
    private readonly random: Random,
    private readonly material: Material,
  ) {}

  /** Answers every line of a checklist with yes, or the first with no and a reason. */
  async check(file: DemoFile, kind: Check, refusal?: string): Promise<void> {
    const lines = this.call.file.checks[kind].map(({ id }, index) =>
      refusal !== undefined && index === 0
        ? { line: id, answer: 'no' as const, reason: refusal }
        : { line: id, answer: 'yes' as const, reason: '' },
    );
    const command = {
      ...this.cast.as('officer', 'officer'),
      grantId: file.id,
      kind,
      lines,
      facts: await this.factsOf(file, kind),
    };
    await this.play.get(DecideCheck).execute(command);
  }

  async ask(file: DemoFile, question: string): Promise<void> {
    await this.play
      .get(RequestClarification)
      .execute({ ...this.cast.as('officer', 'officer'), grantId: file.id, question });
  }

  /** Scores a file: `quality` from 0 to 1 decides how well; a share of the assessors has not finished. */
  async assess(file: DemoFile, stage: Stage, quality: number, finished = 1): Promise<void> {
    const assignments = await this.play.get(Database).query<Assignment>(
      `select a.id, a.person_id as "personId" from assignment a
       where a.application_id = $1 and a.stage = $2 and a.ended_at is null order by a.assigned_at, a.id`,
      [file.id, stage],
    );
    for (const { id, personId } of assignments) {
      const sheet = this.sheet(stage, quality);
      const by = this.play.as(personId, 'assessor');
      if (this.random.chance(finished))
        await this.play.get(SubmitAssessment).execute({ ...by, assignmentId: id, sheet });
      else if (this.random.chance(0.3))
        await this.play.get(SaveAssessment).execute({ ...by, assignmentId: id, ...sheet });
    }
  }

  /** The committee decides on the short list of every lot, as the ranking stands. */
  async shortList(): Promise<void> {
    for (const { id } of this.call.lots) {
      await this.settleTies('conceptNote', id);
      await this.play.get(DecideShortList).execute(await this.confirmation('conceptNote', id));
    }
  }

  async select(): Promise<void> {
    for (const { id } of this.call.lots) {
      await this.settleTies('fullApplication', id);
      await this.play.get(DecideSelection).execute(await this.confirmation('fullApplication', id));
    }
  }

  async award(grantId: string): Promise<void> {
    await this.play.get(DecideAward).execute({ ...this.cast.as('authority', 'authority'), grantId });
  }

  /** Every file is awarded, rejected or on a list: from now on contracts are made. */
  async conclude(): Promise<void> {
    const reason = 'Toutes les attributions sont décidées ; les contrats peuvent être préparés.';
    const command = { ...this.cast.as('authority', 'authority'), callId: this.call.id, reason };
    await this.play.get(ConcludeAwards).execute(command);
  }

  /** Equal scores decide nobody's place: where they lie across the cut, the committee puts the files in order first. */
  private async settleTies(stage: Stage, lot: string): Promise<void> {
    const { ties, isTieAcrossCut } = await this.play.get(LotRanking).of({ callId: this.call.id, lot }, stage);
    if (!isTieAcrossCut) return;
    const reason =
      'À notes égales, le comité retient d’abord le projet dont la logique d’intervention est la plus aboutie.';
    for (const order of ties)
      await this.play.get(RecordTieBreak).execute({ ...this.session(lot), stage, order, reason });
  }

  /** Draws the decision up and answers what the chair confirms. */
  private async confirmation(stage: Stage, lot: string) {
    const { fingerprint: seen } = await this.play.get(LotRanking).of({ callId: this.call.id, lot }, stage);
    const reason = 'Le classement résulte des évaluations ; le comité le fait sien à l’unanimité.';
    const drawnUp = { ...this.session(lot), ...this.cast.as('secretary', 'secretary'), stage, seen, reason };
    await this.play.get(DrawUpDecision).execute(drawnUp);
    return { ...this.cast.as('chair', 'chair'), callId: this.call.id, lot, seen };
  }

  private session(lot: string) {
    const present = this.material.people.committee.map(({ person }) => found(this.cast.staff.get(person), person));
    return { ...this.cast.as('chair', 'chair'), callId: this.call.id, lot, present };
  }

  private sheet(stage: Stage, quality: number) {
    const grid = this.call.grid(stage);
    const scores: Record<string, number> = {};
    const comments: Record<string, string> = {};
    for (const section of scoredSections(grid)) {
      comments[section.id] = this.random.of(SECTION_COMMENTS);
      for (const { id } of section.criteria) {
        const score = Math.min(5, Math.max(2, Math.round(1.6 + quality * 3.2 + (this.random.next() - 0.5) * 1.2)));
        scores[id] = score;
        if (score !== 3 && score !== 4) comments[id] = score === 2 ? WEAK : STRONG;
      }
    }
    return { scores, comments };
  }

  private async factsOf({ id, organisation, project }: DemoFile, kind: Check): Promise<FileFacts> {
    const stage = kind === 'verification' ? 'fullApplication' : 'conceptNote';
    const [submission] = await this.play
      .get(Database)
      .query<{ arrivedAt: Date; receiptCode: string; documents: number }>(
        `select s.arrived_at as "arrivedAt", s.receipt_code as "receiptCode", json_array_length((s.content->'documents')::json) as documents
       from submission s where s.application_id = $1 and s.stage = $2 order by s.n desc limit 1`,
        [id, stage],
      );
    const { legalForm, region, foundedOn, province } = organisation.profile;
    const contributionMinor = project.requested * 100;
    return {
      lot: this.call.lotsOfRegion(region)[0]?.id ?? 'L1',
      submission: submission
        ? {
            arrivedAt: submission.arrivedAt.toISOString(),
            deadline: this.call.deadlineOf(stage)?.toISOString() ?? null,
            receiptCode: submission.receiptCode,
            bySignatory: true,
          }
        : null,
      missing: [],
      missingDocuments: [],
      documentCount: submission?.documents ?? 0,
      applicant: { legalForm, region, foundedOn, receipt: 'final' },
      request: {
        contributionMinor,
        totalCostMinor: Math.round(contributionMinor * 1.25),
        months: 9,
        provinces: [province],
      },
      otherApplications: [],
    };
  }
}

const SECTION_COMMENTS = [
  'L’analyse part de données locales et les groupes cibles sont décrits avec précision.',
  'La logique d’intervention est claire ; le calendrier des ateliers mérite d’être détaillé.',
  'Les partenaires sont pertinents et leur apport est documenté par des lettres d’engagement.',
  'Le dispositif de suivi est réaliste et les indicateurs sont désagrégés par sexe.',
];
const WEAK = 'Ce point reste général : la demande des employeurs n’est pas chiffrée.';
const STRONG = 'Point remarquable, appuyé sur une expérience déjà évaluée dans la région.';
