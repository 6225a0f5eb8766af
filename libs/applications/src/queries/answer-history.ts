import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import { type AnswerChange, inSittings, traced, type TracedChange } from '../domain/answer-changes.js';
import type { PageAnswers } from '../domain/answers.js';

/** One entry of an answer's history, with the name of whoever wrote. */
export interface HistoryOfAnswer extends TracedChange {
  readonly personName: string;
}

type Row = AnswerChange & { readonly personName: string | null };

/** Whoever writes on within five minutes is one entry. */
const PAUSE_MS = 5 * 60_000;

/** How the answers of a page came to be what they are, newest first. */
@Injectable()
export class AnswerHistory {
  constructor(private readonly database: Database) {}

  async of(applicationId: string, stored: PageAnswers): Promise<readonly HistoryOfAnswer[]> {
    const rows = await this.changes(applicationId, stored);
    const names = new Map(rows.map(({ changedBy, personName }) => [changedBy, personName ?? '']));
    const sittings = inSittings(traced(stored.answers, rows), PAUSE_MS);
    return sittings.map((sitting) => ({ ...sitting, personName: names.get(sitting.changedBy) ?? '' }));
  }

  /** The change of a question that made a version of the page; null where there is none. */
  async at(
    applicationId: string,
    stored: PageAnswers,
    question: string,
    version: number,
  ): Promise<TracedChange | null> {
    const all = traced(stored.answers, await this.changes(applicationId, stored));
    return all.find((change) => change.question === question && change.version === version) ?? null;
  }

  private changes(applicationId: string, { stage, page, version }: PageAnswers): Promise<Row[]> {
    return this.database.query<Row>(CHANGES, [applicationId, stage, page, version]);
  }
}

const CHANGES = `
select c.question, c.version, c.place, c.removed, c.added, c.changed_at as "changedAt", c.changed_by as "changedBy",
  c.is_undo as "isUndo", p.name as "personName"
from application_answer_change c
left join person p on p.id = c.changed_by
where c.application_id = $1 and c.stage = $2 and c.page = $3 and c.version <= $4
order by c.version desc, c.question`;
