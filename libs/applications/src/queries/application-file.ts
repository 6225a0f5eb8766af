import { Injectable } from '@nestjs/common';
import type { JsonObject } from '#libs/kernel';
import { Database } from '#libs/platform';
import { ApplicationNotFound } from '../domain/application.js';
import type { PageAnswers } from '../domain/answers.js';
import type { ApplicationDocument } from '../domain/documents.js';
import type { OpenedSection } from '../domain/opened-sections.js';
import { OpenedSections } from '../persistence/opened-sections.js';
import type { Stage } from '../domain/stage.js';

/** One submission without its content. */
export interface SubmissionLine {
  readonly id: string;
  readonly stage: Stage;
  readonly n: number;
  readonly requestedMinor: number;
  readonly contentHash: string;
  readonly receiptCode: string;
  readonly arrivedAt: Date;
  readonly submittedBy: string;
  /** The revision of the call that it was handed in under: its forms are those of that revision. */
  readonly revision: number;
}

/** An application with everything that its own pages show. */
export interface ApplicationFileView {
  readonly id: string;
  readonly callId: string;
  readonly code: string | null;
  readonly lot: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly title: string;
  readonly createdAt: Date;
  readonly definition: string;
  /** Goes up with everything that happens to the file. */
  readonly version: number;
  /** Active states of the grant. */
  readonly states: readonly string[];
  /** The part that is written, checked or scored now. */
  readonly stage: Stage;
  readonly pages: readonly PageAnswers[];
  readonly documents: readonly ApplicationDocument[];
  /** Newest first. */
  readonly submissions: readonly SubmissionLine[];
  /** What the office has opened for correction, each with its reason. */
  readonly opened: readonly OpenedSection[];
  /** The next deadline of the present state that asks something of somebody. */
  readonly nextDeadline: { readonly name: string; readonly dueAt: Date } | null;
  /** The oldest thing to be done in the present state, also where its day has passed. */
  readonly obligation: { readonly name: string; readonly dueAt: Date } | null;
}

type Head = Omit<
  ApplicationFileView,
  'states' | 'stage' | 'pages' | 'documents' | 'submissions' | 'opened' | 'nextDeadline' | 'obligation'
> & {
  readonly state: string;
  readonly context: JsonObject;
  readonly deadlineName: string | null;
  readonly dueAt: Date | null;
  readonly overdueName: string | null;
  readonly overdueAt: Date | null;
};

/** Reads one application for its pages. Who may see it is the caller's question: `organisationId` is in the answer. */
@Injectable()
export class ApplicationFile {
  constructor(
    private readonly database: Database,
    private readonly opened: OpenedSections,
  ) {}

  /** Throws `ApplicationNotFound`. */
  async of(id: string): Promise<ApplicationFileView> {
    const [[head], pages, documents, submissions] = await Promise.all([
      this.database.query<Head>(HEAD, [id]),
      this.database.query<PageAnswers>(PAGES, [id]),
      this.database.query<ApplicationDocument>(DOCUMENTS, [id]),
      this.database.query<SubmissionLine>(SUBMISSIONS, [id]),
    ]);
    if (!head) throw new ApplicationNotFound(`There is no application ${id}.`, { id });
    const { state, context, deadlineName: name, dueAt, overdueName, overdueAt, ...rest } = head;
    // The engine keeps the vocabulary's context for grants.
    const stage = context['stage'] as Stage;
    const nextDeadline = name !== null && dueAt !== null ? { name, dueAt } : null;
    const overdue = overdueName !== null && overdueAt !== null ? { name: overdueName, dueAt: overdueAt } : null;
    const obligation = overdue ?? nextDeadline;
    const states = state.split(' ');
    const opened = await this.opened.of(null, { id, states });
    return { ...rest, states, opened, stage, pages, documents, submissions, nextDeadline, obligation };
  }
}

const HEAD = `
select a.id, a.call_id as "callId", a.code, a.lot, a.organisation_id as "organisationId",
  a.organisation_name as "organisationName", a.title, a.created_at as "createdAt", i.definition, i.version, i.state, i.context,
  t.name as "deadlineName", t.due_at as "dueAt", o.name as "overdueName", o.due_at as "overdueAt"
from application a
join workflow_instance i on i.id = a.id
left join lateral (
  select d.name, d.due_at from deadlines_in(i.deadlines) d order by d.due_at limit 1
) t on true
left join lateral (
  select f.key as name, f.value::timestamptz as due_at from json_each_text(i.fired) f order by 2 limit 1
) o on true
where a.id = $1`;

const PAGES = `
select p.stage, p.page, p.answers, p.version, p.updated_at as "updatedAt", p.updated_by as "updatedBy"
from application_page p where p.application_id = $1`;

/** A document as this module's readers know it; `d` is the table. */
export const DOCUMENT_COLUMNS = `
  d.id, d.application_id as "applicationId", d.document_set as "set", d.kind, d.name, d.extension,
  d.size_bytes::float8 as "sizeBytes", d.sha256, d.storage_key as "storageKey", d.uploaded_at as "uploadedAt",
  d.uploaded_by as "uploadedBy", d.reused_from as "reusedFrom"`;

const DOCUMENTS = `
select ${DOCUMENT_COLUMNS}
from document d where d.application_id = $1 and d.removed_at is null order by d.uploaded_at, d.id`;

const SUBMISSIONS = `
select s.id, s.stage, s.n, s.requested_minor::float8 as "requestedMinor", s.content_hash as "contentHash",
  s.receipt_code as "receiptCode", s.arrived_at as "arrivedAt", s.submitted_by as "submittedBy",
  (s.content #>> '{call,revision}')::int as revision
from submission s where s.application_id = $1 order by s.arrived_at desc, s.n desc`;
