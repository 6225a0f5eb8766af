import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Histories } from '#libs/engine';
import { Database, FileStore, type Tx } from '#libs/platform';
import { withManifest } from './manifest.js';
import { CONTENTS, DEFINITIONS, INSTANCES, TABLES } from './tables.js';
import { type ArchiveFile, zipped } from './zip.js';

/** What every archive begins with: how to read it, and a programme that checks it without ours. */
const ENCLOSED = ['README.txt', 'check.mjs'] as const;
const FOLDER = join('config', 'evidence');

interface Content {
  readonly key: string;
  readonly name: string;
}

interface Gathered {
  /** Text of each file, complete. */
  readonly texts: readonly { readonly path: string; readonly text: string }[];
  readonly contents: readonly Content[];
}

/** Everything that a file is made of, as one archive that can be checked without this platform. */
@Injectable()
export class Evidence {
  constructor(
    private readonly database: Database,
    private readonly histories: Histories,
    private readonly store: FileStore,
  ) {}

  /** The instances that make up a file, itself first. */
  async instancesOf(fileId: string): Promise<readonly string[]> {
    const rows = await this.database.query<{ id: string }>(INSTANCES, [fileId]);
    return rows.map(({ id }) => id);
  }

  /** The archive as it is made. All rows are of one instant; a document that the store has lost is named in its place. */
  async archive(fileId: string, at: Date): Promise<AsyncGenerator<Buffer>> {
    const gathered = await this.gathered(fileId);
    return zipped(withManifest(this.files(gathered)), at);
  }

  private async *files({ texts, contents }: Gathered): AsyncGenerator<ArchiveFile> {
    for (const name of ENCLOSED) yield { path: name, content: [await readFile(join(FOLDER, name))] };
    for (const { path, text } of texts) yield { path, content: [Buffer.from(text, 'utf8')] };
    for (const content of contents) yield await this.fileOf(content);
  }

  private async fileOf({ key, name }: Content): Promise<ArchiveFile> {
    const path = `files/${key}-${plain(name)}`;
    if (!(await this.store.has(key))) return { path: `${path}.missing`, content: [] };
    return { path, content: await this.store.open(key) };
  }

  /** One look at the database, so that no row is newer than another. */
  private gathered(fileId: string): Promise<Gathered> {
    return this.database.transaction(async (tx) => {
      await tx.query('set transaction isolation level repeatable read, read only');
      const instances: { id: string }[] = await tx.query(INSTANCES, [fileId]);
      const ids = instances.map(({ id }) => id);
      const history = { path: 'history.jsonl', text: asLines(await this.histories.of(tx, ids)) };
      const contents: Content[] = await tx.query(CONTENTS, [fileId]);
      return { texts: [history, ...(await definitions(tx, ids)), ...(await tables(tx, fileId, ids))], contents };
    });
  }
}

async function tables(tx: Tx, fileId: string, ids: readonly string[]): Promise<Gathered['texts'][number][]> {
  const texts: Gathered['texts'][number][] = [];
  for (const { path, sql, of } of TABLES) {
    const rows: { line: string }[] = await tx.query(sql, [of === 'file' ? fileId : ids]);
    if (rows.length > 0) texts.push({ path, text: rows.map(({ line }) => `${line}\n`).join('') });
  }
  return texts;
}

async function definitions(tx: Tx, ids: readonly string[]): Promise<Gathered['texts']> {
  const kept: { id: string; version: number; source: string }[] = await tx.query(DEFINITIONS, [ids]);
  return kept.map(({ id, version, source }) => ({ path: `definitions/${id}.v${version}.json`, text: source }));
}

function asLines(rows: readonly object[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

/** A name that every system can write: the row of the document keeps the real one. */
function plain(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9.-]+/g, '_')
    .slice(-80);
}
