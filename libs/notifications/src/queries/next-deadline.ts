import type { JsonObject } from '#libs/kernel';
import type { Tx } from '#libs/platform';

/** The next deadline of a file, for the text of a message; `hasDeadline` is `no` where the state has none. */
export async function nextDeadline(tx: Tx, instanceId: string): Promise<JsonObject> {
  const [row]: { deadline: string; dueAt: Date }[] = await tx.query(
    `select d.name as deadline, d.due_at as "dueAt"
     from workflow_instance i cross join lateral deadlines_in(i.deadlines) d
     where i.id = $1 order by d.due_at limit 1`,
    [instanceId],
  );
  if (!row) return { hasDeadline: 'no', deadlineAt: '' };
  return { hasDeadline: 'yes', deadlineAt: row.dueAt.toISOString() };
}
