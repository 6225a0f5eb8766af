import { Injectable } from '@nestjs/common';
import { type Call, type CallDocument, Calls, type FormChange, formDifference, FormCorrections } from '#libs/calls';
import { Database } from '#libs/platform';
import { openStages, type Stage } from '../domain/stage.js';
import { type KeptAnswer, keptAnswers } from '../draft/kept-answers.js';
import type { ApplicationFileView } from './application-file.js';

/** What is different in the form of one part. */
export interface ChangedPart {
  readonly stage: Stage;
  readonly changes: readonly FormChange[];
}

/** What was corrected in the form of a file since its people wrote, or looked. */
export interface FormChangesOfFile {
  /** The revision of the form of today. */
  readonly revision: number;
  /** What nobody of the file has looked at yet; none where everything was seen. */
  readonly unseen: readonly ChangedPart[];
  /** Everything that is different from the form in which the file was begun. */
  readonly all: readonly ChangedPart[];
  /** The corrections that made it so, the newest first. */
  readonly corrections: readonly { readonly at: Date; readonly reason: string }[];
  /** Who has looked at it last. */
  readonly seen: { readonly by: string; readonly at: Date } | null;
  /** What was answered to questions that are not asked any more. */
  readonly kept: readonly KeptAnswer[];
}

interface Seen {
  readonly revision: number;
  readonly by: string;
  readonly at: Date;
}

type File = Pick<ApplicationFileView, 'id' | 'states' | 'pages' | 'documents'>;

/** Tells what a correction of the form means for a file that is still written. */
@Injectable()
export class FormChanges {
  constructor(
    private readonly database: Database,
    private readonly calls: Calls,
    private readonly corrections: FormCorrections,
  ) {}

  /** Null where the form is the one in which the file was begun, or the file is not written any more. */
  async of(call: Call, file: File): Promise<FormChangesOfFile | null> {
    const documents = await this.calls.documentsOf(null, call);
    const revision = documents.at(-1)?.revision;
    const stages = openStages(file.states);
    if (documents.length === 1 || revision === undefined || stages.length === 0) return null;
    const [begun, [seen]] = await Promise.all([
      this.database.query<{ stage: Stage; at: Date }>(BEGUN, [file.id]),
      this.database.query<Seen>(SEEN, [file.id]),
    ]);
    const first = (stage: Stage) =>
      documentOf(documents, ({ at }) => at <= (begun.find((one) => one.stage === stage)?.at ?? NEVER));
    const looked = (stage: Stage) =>
      seen
        ? later(
            first(stage),
            documentOf(documents, (one) => one.revision <= seen.revision),
          )
        : first(stage);
    const all = partsSince(call, stages, first);
    const kept = keptAnswers(call, documents, file).filter(({ stage }) => stages.includes(stage));
    if (all.length === 0 && kept.length === 0) return null;
    const since = Math.min(...stages.map((stage) => first(stage)?.revision ?? revision));
    const made = (await this.corrections.madeOf(call.id)).filter((one) => (one.revision ?? 0) > since);
    return {
      revision,
      unseen: partsSince(call, stages, looked),
      all,
      corrections: made.map(({ decidedAt, reason }) => ({ at: decidedAt, reason })),
      seen: seen ? { by: seen.by, at: seen.at } : null,
      kept,
    };
  }
}

/** A part in which nothing was written yet begins with the form of today. */
const NEVER = new Date(8.64e15);

function partsSince(
  call: Call,
  stages: readonly Stage[],
  since: (stage: Stage) => CallDocument | undefined,
): readonly ChangedPart[] {
  return stages.flatMap((stage) => {
    const before = since(stage)?.file.forms[stage];
    const changes = before ? formDifference(before, call.form(stage)) : [];
    return changes.length > 0 ? [{ stage, changes }] : [];
  });
}

function documentOf(
  documents: readonly CallDocument[],
  holds: (one: CallDocument) => boolean,
): CallDocument | undefined {
  return documents.findLast(holds) ?? documents[0];
}

function later(one: CallDocument | undefined, other: CallDocument | undefined): CallDocument | undefined {
  return (one?.revision ?? 0) > (other?.revision ?? 0) ? one : other;
}

/** When something of a part was written or handed in first. */
const BEGUN = `
select x.stage, min(x.at) as at
from (
  select p.stage, coalesce(
    (select min(c.changed_at) from application_answer_change c
     where c.application_id = p.application_id and c.stage = p.stage and c.page = p.page),
    a.created_at
  ) as at
  from application_page p join application a on a.id = p.application_id where p.application_id = $1
  union all
  select d.document_set, d.uploaded_at from document d where d.application_id = $1
) x group by x.stage`;

const SEEN = `
select s.revision, coalesce(p.name, '') as by, s.seen_at as at
from application_form_seen s left join person p on p.id = s.seen_by
where s.application_id = $1 order by s.revision desc limit 1`;
