import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/kernel';
import { Database, type Tx } from '#libs/platform';
import type { LastChange } from '../domain/answer-changes.js';
import type { PageAnswers } from '../domain/answers.js';
import type { Stage } from '../domain/stage.js';
import { mustWriteFor } from '../domain/who-may.js';
import { AnswerPages } from '../persistence/answer-pages.js';

export interface LookAroundCommand {
  readonly by: Actor;
  readonly applicationId: string;
  readonly stage: Stage;
  readonly page: string;
  /** The version of the page up to which the writer knows what others did. */
  readonly since: number;
  /** Questions of which the writer wants to know the last change in any case. */
  readonly about: readonly string[];
}

/** Somebody else of the same organisation who has a page of the file open. */
export interface Neighbour {
  readonly name: string;
  readonly stage: Stage;
  readonly page: string;
  readonly since: Date;
}

export interface Surroundings {
  readonly page: PageAnswers;
  readonly neighbours: readonly Neighbour[];
  readonly changes: readonly LastChange[];
}

/** Somebody is writing on a page: says so to the others, and learns who else is there and what they changed. */
@Injectable()
export class LookAround {
  constructor(
    private readonly database: Database,
    private readonly pages: AnswerPages,
  ) {}

  execute(command: LookAroundCommand): Promise<Surroundings> {
    mustWriteFor(command.by);
    const { applicationId, stage, page, since, about } = command;
    return this.database.transaction(async (tx) => ({
      neighbours: await this.neighbours(tx, command),
      page: await this.pages.of(tx, applicationId, stage, page),
      changes: await tx.query<LastChange[]>(LAST_CHANGES, [applicationId, stage, page, since, [...about]]),
    }));
  }

  private async neighbours(tx: Tx, { applicationId, by, stage, page }: LookAroundCommand) {
    await tx.query(RENEW, [applicationId, by.id, stage, page]);
    return tx.query<Neighbour[]>(NEIGHBOURS, [applicationId, by.id]);
  }
}

/** Who has not been heard of for this long is gone. */
const ALIVE = `minha_now() - interval '50 seconds'`;

const RENEW = `
insert into application_presence as a (application_id, person_id, stage, page, since, seen_at)
values ($1, $2, $3, $4, minha_now(), minha_now())
on conflict (application_id, person_id) do update set
  since = case when (a.stage, a.page) = (excluded.stage, excluded.page) and a.seen_at > ${ALIVE}
    then a.since else excluded.since end,
  stage = excluded.stage, page = excluded.page, seen_at = excluded.seen_at`;

const NEIGHBOURS = `
select p.name, a.stage, a.page, a.since
from application_presence a
join person p on p.id = a.person_id
where a.application_id = $1 and a.person_id <> $2 and a.seen_at > ${ALIVE}
order by a.since, a.person_id`;

const LAST_CHANGES = `
select distinct on (c.question) c.question, c.version, c.changed_by as "changedBy", coalesce(p.name, '') as name,
  c.changed_at as "changedAt"
from application_answer_change c
left join person p on p.id = c.changed_by
where c.application_id = $1 and c.stage = $2 and c.page = $3 and (c.version > $4 or c.question = any($5))
order by c.question, c.version desc`;
