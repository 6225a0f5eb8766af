import { Injectable } from '@nestjs/common';
import { parsedReceiptCode, ReceiptKeys, type ReceiptStanding, ReceiptStandings } from '#libs/applications';
import { type Call, Calls } from '#libs/calls';
import { LimitLookups } from '#libs/identity';
import {
  compareFiles,
  type FileResult,
  type Finding,
  type GivenFile,
  partsOf,
  verifyReceipt,
} from '#receipts/verifier';
import { type Statement, statementIn } from './statement.js';

/** What a code tells whoever has only the code. */
export type CodeChecked =
  | { readonly kind: 'malformed' }
  | { readonly kind: 'unknown'; readonly code: string }
  | ({ readonly kind: 'known'; readonly signature: 'genuine' | 'none' | 'broken' } & Known);

/** What we have in our books under the code. */
export interface Known {
  readonly standing: ReceiptStanding;
  readonly call: Call;
}

/** What came of comparing the file of a receipt with our keys and our books. */
export interface FileChecked {
  readonly verdict: 'genuine' | 'differs';
  readonly findings: readonly Finding[];
  /** What the file itself states; null where it cannot be read. */
  readonly statement: Statement | null;
  /** What the receipt says its files are called, by their ids. */
  readonly fileNames: ReadonlyMap<string, string>;
  readonly files: readonly FileResult[];
  /** Null where no receipt of this code is in our books. */
  readonly known: Known | null;
}

/** Verifies receipts for everybody: by their code, or by their file. The rules are those of the offline program. */
@Injectable()
export class ReceiptCheck {
  constructor(
    private readonly limit: LimitLookups,
    private readonly standings: ReceiptStandings,
    private readonly keys: ReceiptKeys,
    private readonly calls: Calls,
  ) {}

  /** Throws `TooManyAttempts`. `address`: where it is asked from. */
  async byCode(typed: string, address: string): Promise<CodeChecked> {
    const code = parsedReceiptCode(typed);
    if (code === null) return { kind: 'malformed' };
    await this.limit.execute({ of: 'receipt', address });
    const known = await this.inBooks(code);
    if (!known) return { kind: 'unknown', code };
    return { kind: 'known', ...known, signature: await this.signatureOf(known.standing) };
  }

  /** Whoever sends a file was counted before it was read. */
  async byFile(file: Uint8Array, given: readonly GivenFile[]): Promise<FileChecked> {
    const { verdict, findings, receipt } = verifyReceipt(file, await this.keys.all());
    const statement = receipt && statementIn(receipt);
    const code = statement && parsedReceiptCode(statement.code);
    const known = code ? await this.inBooks(code) : null;
    return {
      verdict: verdict === 'genuine' ? verdict : 'differs',
      findings: [...findings, ...unlike(receipt, known, findings)],
      statement,
      fileNames: namesIn(receipt),
      files: receipt ? compareFiles(receipt, given) : [],
      known,
    };
  }

  private async inBooks(code: string): Promise<Known | null> {
    const standing = await this.standings.of(code);
    return standing && { standing, call: await this.calls.atRevision(null, standing.callId, standing.revision) };
  }

  private async signatureOf({ document }: ReceiptStanding): Promise<'genuine' | 'none' | 'broken'> {
    if (document === null) return 'none';
    return verifyReceipt(document, await this.keys.all()).verdict === 'genuine' ? 'genuine' : 'broken';
  }
}

/** Where a receipt is not as it was issued, what in it is unlike the one in our books; each part is named once. */
function unlike(
  receipt: Readonly<Record<string, unknown>> | null,
  known: Known | null,
  findings: readonly Finding[],
): readonly Finding[] {
  if (!receipt || findings.length === 0 || !known?.standing.document) return [];
  // What we issued is a JSON object.
  const issued = new Map(partsOf(JSON.parse(known.standing.document) as Record<string, unknown>));
  const named = new Set(findings.map(({ part }) => part));
  return partsOf(receipt)
    .filter(([part, hash]) => !named.has(part) && issued.has(part) && issued.get(part) !== hash)
    .map(([part]) => ({ code: 'changed', part }));
}

function namesIn(receipt: Readonly<Record<string, unknown>> | null): ReadonlyMap<string, string> {
  const files = Array.isArray(receipt?.['files']) ? receipt['files'] : [];
  return new Map(
    files.flatMap((file: unknown) => {
      if (typeof file !== 'object' || file === null) return [];
      return [[String(Reflect.get(file, 'id')), String(Reflect.get(file, 'name'))] as const];
    }),
  );
}
