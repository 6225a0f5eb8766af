import { createHash } from 'node:crypto';
import type { CallFile } from '../file/call-file.js';

/** What the file of a call says from one revision on, until the next one. */
export interface CallDocument {
  readonly revision: number;
  readonly file: CallFile;
  readonly sha256: string;
  readonly at: Date;
}

type Ask = <Row>(sql: string, parameters: readonly unknown[]) => Promise<Row[]>;
type Written = Omit<CallDocument, 'file'> & { readonly written: string };

/** Every document of a call, read once for each of its revisions. */
export class CallDocuments {
  private readonly known = new Map<string, { readonly at: number; readonly documents: readonly CallDocument[] }>();

  /** Oldest first; there is always one. */
  async of(ask: Ask, call: { readonly id: string; readonly revision: number }): Promise<readonly CallDocument[]> {
    const known = this.known.get(call.id);
    if (known?.at === call.revision) return known.documents;
    const rows = await ask<Written>(
      `select d.revision, d.file::text as written, d.sha256, d.at from call_document d
       where d.call_id = $1 and d.revision <= $2 order by d.revision`,
      [call.id, call.revision],
    );
    const documents = rows.map(read);
    this.known.set(call.id, { at: call.revision, documents });
    return documents;
  }
}

/** A document that is not word for word what was kept is shown to nobody. */
function read({ written, ...document }: Written): CallDocument {
  const found = createHash('sha256').update(written, 'utf8').digest('hex');
  if (found !== document.sha256) throw new Error(`The document of revision ${document.revision} was altered.`);
  // Only files that were checked are kept.
  return { ...document, file: JSON.parse(written) as CallFile };
}
