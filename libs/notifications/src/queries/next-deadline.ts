import type { JsonObject, Role } from '#libs/kernel';
import type { Tx } from '#libs/platform';

interface Row {
  readonly instanceId: string;
  readonly dueAt: Date;
  readonly recipients: readonly Role[];
}

/** The deadlines that some files have now, as their readers understand them. */
export class NextDeadlines {
  private constructor(private readonly rows: readonly Row[]) {}

  static async of(tx: Tx, instanceIds: readonly string[]): Promise<NextDeadlines> {
    const rows: Row[] = await tx.query(
      `select i.id as "instanceId", d.due_at as "dueAt", d.recipients
       from workflow_instance i cross join lateral deadlines_in(i.deadlines) d where i.id = any($1) order by d.due_at`,
      [instanceIds],
    );
    return new NextDeadlines(rows);
  }

  /**
   * The next deadline of a file as a reader in this role understands it: their own. Where a state has one deadline alone
   * it is named to everybody; of several that are all other people's none is. `hasDeadline` is `no` without one.
   */
  asReadBy(reader: Role, instanceId: string): JsonObject {
    const rows = this.rows.filter((row) => row.instanceId === instanceId);
    const own = rows.find(({ recipients }) => recipients.some((role) => isSame(role, reader)));
    const named = own ?? (rows.length === 1 ? rows[0] : undefined);
    if (!named) return { hasDeadline: 'no', deadlineAt: '' };
    return { hasDeadline: 'yes', deadlineAt: named.dueAt.toISOString() };
  }
}

/** What is for the signatory is for the applicant: mails to an applicant reach both. */
function isSame(one: Role, other: Role): boolean {
  return asReader(one) === asReader(other);
}

function asReader(role: Role): Role {
  return role === 'signatory' ? 'applicant' : role;
}
