import { Injectable } from '@nestjs/common';
import { Database, FileStore } from '#libs/platform';

export interface FilesFound {
  /** Contents that rows name; several rows may name the same. */
  readonly files: number;
  readonly missing: readonly string[];
}

/** Whether the store holds every file that the database names. */
@Injectable()
export class StoredFiles {
  constructor(
    private readonly database: Database,
    private readonly store: FileStore,
  ) {}

  async look(): Promise<FilesFound> {
    const rows = await this.database.query<{ key: string }>(
      `select d.storage_key as key from document d
       union select r.storage_key from report_document r
       union select o.storage_key from organisation_document o
       union select w.proof_key from ownership_request w order by key`,
    );
    const missing: string[] = [];
    for (const { key } of rows) if (!(await this.store.has(key))) missing.push(key);
    return { files: rows.length, missing };
  }
}
