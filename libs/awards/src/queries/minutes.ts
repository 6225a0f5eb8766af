import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import type { DecidedFile } from '../domain/lot-decision.js';
import { CommitteeNotes, type Note } from '../persistence/committee-notes.js';
import { Decisions, type Decision } from '../persistence/decisions.js';

/** A file as the minutes name it. */
export interface MinutedFile extends DecidedFile {
  readonly code: string | null;
  readonly title: string;
  readonly organisationName: string;
}

/** Somebody as the minutes name them. */
export interface MinutedMember {
  readonly personId: string;
  readonly name: string;
  readonly capacity: string;
  readonly unit: string;
  readonly wasPresent: boolean;
  readonly hasConflict: boolean;
}

/** One decision, with everything that its minutes say. */
export interface MinutedDecision {
  readonly decision: Decision;
  readonly decidedByName: string;
  /** Who drew it up; null for what the chair alone records. */
  readonly drawnUpByName: string | null;
  readonly members: readonly MinutedMember[];
  readonly files: readonly MinutedFile[];
  /** What was said about its files before, in the order in which it was written down. */
  readonly notes: readonly Note[];
  /** A tie that was put in order: the better one first. */
  readonly order: readonly Pick<MinutedFile, 'applicationId' | 'code' | 'title' | 'organisationName'>[];
}

interface FileNames {
  readonly applicationId: string;
  readonly code: string | null;
  readonly title: string;
  readonly organisationName: string;
}

/** The minutes of a committee, drafted from what it decided: nothing in them is typed a second time. */
@Injectable()
export class Minutes {
  constructor(
    private readonly database: Database,
    private readonly decisions: Decisions,
    private readonly notes: CommitteeNotes,
  ) {}

  /** For somebody with a conflict of interest, without what was said about that file. */
  async of(callId: string, readerId: string): Promise<readonly MinutedDecision[]> {
    const decisions = await this.decisions.ofCall(callId);
    const files = await this.files(decisions.flatMap(idsOf));
    const people = await this.people(
      decisions.flatMap(({ content, decidedBy }) => [
        decidedBy,
        ...(content.draft ? [content.draft.by] : []),
        ...content.members.map(({ personId }) => personId),
      ]),
    );
    const notes = await this.notes.ofCall(callId, readerId);
    return decisions.map((decision) => minuted(decision, { files, people, notes }));
  }

  private async files(ids: readonly string[]): Promise<ReadonlyMap<string, FileNames>> {
    const rows = await this.database.query<FileNames>(
      `select f.id as "applicationId", f.code, f.title, f.organisation_name as "organisationName"
       from application f where f.id = any($1)`,
      [ids],
    );
    return new Map(rows.map((row) => [row.applicationId, row]));
  }

  private async people(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.query<{ id: string; name: string }>(
      'select p.id, p.name from person p where p.id = any($1)',
      [ids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

interface Known {
  readonly files: ReadonlyMap<string, FileNames>;
  readonly people: ReadonlyMap<string, string>;
  readonly notes: readonly Note[];
}

function minuted(decision: Decision, { files, people, notes }: Known): MinutedDecision {
  const { content, present } = decision;
  const named = (applicationId: string): FileNames =>
    files.get(applicationId) ?? { applicationId, code: null, title: '', organisationName: '' };
  return {
    decision,
    decidedByName: people.get(decision.decidedBy) ?? '',
    drawnUpByName: content.draft ? (people.get(content.draft.by) ?? '') : null,
    members: content.members.map(({ personId, capacity, unit, hasConflict }) => ({
      personId,
      name: people.get(personId) ?? '',
      capacity,
      unit,
      wasPresent: present.includes(personId),
      hasConflict,
    })),
    files: (content.lotDecision?.files ?? []).map((file) => ({ ...file, ...named(file.applicationId) })),
    notes: notes.filter((note) => isAbout(note, decision)),
    order: (content.order ?? []).map(named),
  };
}

/** A note belongs to the decision on its file, in its stage. */
function isAbout({ applicationId, stage }: Note, { content, stage: decided }: Decision): boolean {
  return stage === decided && (content.lotDecision?.files ?? []).some((file) => file.applicationId === applicationId);
}

function idsOf({ content }: Decision): readonly string[] {
  return [...(content.lotDecision?.files ?? []).map(({ applicationId }) => applicationId), ...(content.order ?? [])];
}
