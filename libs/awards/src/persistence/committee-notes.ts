import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#libs/platform';
import type { Stage } from '../domain/stage.js';
import { inConflict } from './in-conflict.js';
import { CommitteeNoteRow } from './committee-note.row.js';
import type { Place } from './lot-tables.js';

export interface NewNote extends Place {
  readonly id: string;
  readonly applicationId: string;
  readonly stage: Stage;
  readonly text: string;
  readonly writtenBy: string;
  readonly writtenAt: Date;
}

/** A note as it is read. */
export interface Note {
  readonly id: string;
  readonly applicationId: string;
  readonly stage: Stage;
  readonly text: string;
  readonly writtenByName: string;
  readonly writtenAt: Date;
}

/** Somebody's place at the table for one file: no seat, no signature or a conflict keeps them from it. */
export interface SeatForFile {
  readonly hasDeclared: boolean;
  readonly hasConflict: boolean;
}

/** What committees said about files: only ever added. */
@Injectable()
export class CommitteeNotes {
  constructor(private readonly database: Database) {}

  async add(tx: Tx, note: NewNote): Promise<void> {
    await tx.insert(CommitteeNoteRow, { ...note });
  }

  /** Null for somebody without a seat on the committee. */
  async seat(tx: Tx, callId: string, file: { readonly id: string; readonly personId: string }) {
    const [seat]: SeatForFile[] = await tx.query(SEAT, [callId, file.personId, file.id]);
    return seat ?? null;
  }

  /** Notes on the files of a call, the oldest first; without the files the reader has a conflict with. */
  ofCall(callId: string, readerId: string): Promise<readonly Note[]> {
    return this.database.query<Note>(
      `${NOTES} where n.call_id = $1 and not ${inConflict('n', '$2')} order by n.written_at, n.id`,
      [callId, readerId],
    );
  }

  ofFile(applicationId: string, stage: Stage): Promise<readonly Note[]> {
    return this.database.query<Note>(
      `${NOTES} where n.application_id = $1 and n.stage = $2 order by n.written_at, n.id`,
      [applicationId, stage],
    );
  }
}

const NOTES = `
  select n.id, n.application_id as "applicationId", n.stage, n.text, p.name as "writtenByName", n.written_at as "writtenAt"
  from committee_note n join person p on p.id = n.written_by
`;

const SEAT = `
  select s.person_id is not null as "hasDeclared", coalesce(s.conflicts::jsonb ? $3::text, false) as "hasConflict"
  from committee_member m
  left join evaluation_standing s on s.call_id = m.call_id and s.person_id = m.person_id
  where m.call_id = $1 and m.person_id = $2 and m.left_at is null
`;
