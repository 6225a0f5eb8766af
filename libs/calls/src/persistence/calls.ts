import { Inject, Injectable } from '@nestjs/common';
import { type Calendar, DomainError, type LocalDateTime } from '#libs/kernel';
import { Database, Reads, type Tx } from '#libs/platform';
import { Call } from '../call.js';
import type { DateOverrides } from '../calendar.js';
import type { CallFile, Stage } from '../file/call-file.js';
import { type CallDocument, CallDocuments } from './call-documents.js';

export class CallNotFound extends DomainError {
  readonly code = 'calls.call-not-found';
}

interface Stored {
  readonly id: string;
  readonly revision: number;
  readonly file: CallFile;
  readonly dateOverrides: DateOverrides;
  readonly publishedAt: Date | null;
  readonly cancelledAt: Date | null;
}

/** A part that was handed in, with the revision that the call had then. */
export interface HandedIn {
  readonly stage: Stage;
  readonly revision: number;
}

type Seen = Pick<Stored, 'id' | 'revision'>;
type Ask = <Row>(sql: string, parameters: readonly unknown[]) => Promise<Row[]>;

/**
 * Calls, as every feature reads them. What was read is kept by revision: an answer costs one look at the revision, and
 * never shows a deadline that was extended since; but lists and public pages may come from a replica (`Reads`). Revisions come from a
 * sequence, so that one which was rolled back is never met again with another content.
 */
@Injectable()
export class Calls {
  private readonly known = new Map<string, Call>();
  private readonly documents = new CallDocuments();

  constructor(
    private readonly database: Database,
    @Inject(Reads) private readonly reads: Pick<Reads, 'query'> = database,
  ) {}

  /** The call as it stands in this transaction (null: outside one); throws `CallNotFound`. */
  async of(tx: Tx | null, callId: string): Promise<Call> {
    return this.only(await this.many(this.asked(tx), 'where c.id = $1', [callId]), callId);
  }

  /** What the call's file said from which revision on, oldest first. */
  documentsOf(tx: Tx | null, call: Pick<Call, 'id' | 'revision'>): Promise<readonly CallDocument[]> {
    return this.documents.of(this.asked(tx), call);
  }

  /** The call as it stands, with the forms that it had at a revision; throws `CallNotFound`. */
  async atRevision(tx: Tx | null, callId: string, revision: number): Promise<Call> {
    const call = await this.of(tx, callId);
    if (revision >= call.revision) return call;
    const then = documentAt(await this.documentsOf(tx, call), revision);
    return then ? call.withForms(then.file.forms) : call;
  }

  /**
   * The call as it stands, each part with the form that it was handed in with, the newest first among `handedIn`; a part
   * that is not among them has the form of today. Throws `CallNotFound`.
   */
  async asHandedIn(tx: Tx | null, callId: string, handedIn: readonly HandedIn[]): Promise<Call> {
    const call = await this.of(tx, callId);
    const documents = await this.documentsOf(tx, call);
    if (documents.length === 1 || handedIn.length === 0) return call;
    const forms = { ...call.file.forms };
    for (const { stage, revision } of handedIn.toReversed()) {
      const then = documentAt(documents, revision)?.file.forms;
      for (const part of call.stagesSubmittedAt(stage)) Object.assign(forms, { [part]: then?.[part] });
    }
    return call.withForms(forms);
  }

  /** The call with the dates and the forms that it had at that instant; throws `CallNotFound`. */
  async asOf(callId: string, at: Date): Promise<Call> {
    const call = await this.of(null, callId);
    // The newest first, so that the earliest change after the instant has the last word.
    const later = await this.database.query<{ name: string; oldLocal: LocalDateTime }>(
      `select d.name, d.old_local as "oldLocal" from call_date_change d where d.call_id = $1 and d.at > $2
       order by d.at desc, d.id desc`,
      [callId, at],
    );
    const before = Object.fromEntries(later.map(({ name, oldLocal }) => [name, oldLocal]));
    const { id, revision, overrides, publishedAt, cancelledAt } = call;
    const documents = await this.documentsOf(null, call);
    const { file } = documents.findLast((document) => document.at <= at) ?? documents[0] ?? call;
    return new Call(id, revision, file, { ...overrides, ...before }, publishedAt, cancelledAt);
  }

  /** The call with that public code; throws `CallNotFound`. */
  async byCode(code: string): Promise<Call> {
    const notGivenUp =
      'order by (c.cancelled_at is null or c.published_at is not null) desc, c.created_at desc limit 1';
    return this.only(await this.many(this.looked, `where c.code = $1 ${notGivenUp}`, [code]), code);
  }

  /** The calendar as it stands in this transaction; throws `CallNotFound`. */
  async calendarOf(tx: Tx | null, callId: string): Promise<Calendar> {
    return (await this.of(tx, callId)).calendar;
  }

  /** Calls that take applications at that instant; the one that closes first comes first. */
  async open(now: Date): Promise<readonly Call[]> {
    const published = await this.many(this.looked, 'where c.published_at <= $1 and c.cancelled_at is null', [now]);
    const closes = (call: Call) => call.deadlineOf('conceptNote')?.getTime() ?? 0;
    return published.filter((call) => closes(call) > now.getTime()).sort((a, b) => closes(a) - closes(b));
  }

  /** Every published call, closed and cancelled ones too, newest first. */
  published(): Promise<readonly Call[]> {
    return this.many(this.looked, 'where c.published_at is not null order by c.published_at desc, c.id desc', []);
  }

  /** Every call, drafts too, newest first. */
  list(): Promise<readonly Call[]> {
    return this.many(this.looked, 'order by c.created_at desc, c.id desc', []);
  }

  private only(calls: readonly Call[], asked: string): Call {
    const [call] = calls;
    if (call) return call;
    throw new CallNotFound(`There is no call ${asked}.`, { call: asked });
  }

  private async many(ask: Ask, which: string, parameters: readonly unknown[]): Promise<readonly Call[]> {
    const seen = await ask<Seen>(`select c.id, c.revision from call c ${which}`, parameters);
    // Held on to now: while the others are read, somebody else may keep another revision.
    const kept = new Map(
      seen.map(({ id, revision }) => [id, this.known.get(id)?.revision === revision ? this.known.get(id) : undefined]),
    );
    const unknown = seen.filter(({ id }) => !kept.get(id)).map(({ id }) => id);
    for (const call of await this.read(ask, unknown)) {
      kept.set(call.id, call);
      this.known.set(call.id, call);
    }
    return seen.map(({ id }) => kept.get(id)).filter((call) => call !== undefined);
  }

  private async read(ask: Ask, ids: readonly string[]): Promise<readonly Call[]> {
    if (ids.length === 0) return [];
    const sql = `
      select c.id, c.revision, c.file, c.date_overrides as "dateOverrides", c.published_at as "publishedAt",
        c.cancelled_at as "cancelledAt"
      from call c where c.id = any($1)`;
    const stored = await ask<Stored>(sql, [ids]);
    return stored.map(
      (row) => new Call(row.id, row.revision, row.file, row.dateOverrides, row.publishedAt, row.cancelledAt),
    );
  }

  private asked(tx: Tx | null): Ask {
    return tx
      ? (sql, parameters) => tx.query(sql, [...parameters])
      : (sql, parameters) => this.database.query(sql, parameters);
  }

  /** What people look at. */
  private get looked(): Ask {
    return (sql, parameters) => this.reads.query(sql, parameters);
  }
}

/** What held at a revision; the first one where it is older than everything that was kept. */
function documentAt(documents: readonly CallDocument[], revision: number): CallDocument | undefined {
  return documents.findLast((document) => document.revision <= revision) ?? documents[0];
}
