import type { Bench } from './open-bench.js';

/** Throws unless the submission deadline of all files of the call has led on, once each. */
export async function everythingTookEffect(bench: Bench, callId: string, n: number): Promise<void> {
  const [row] = await bench.database.query<{ count: number }>(
    `select count(*)::int as count from workflow_instance i
     join workflow_history h on h.instance_id = i.id and h.event = 'submissionDeadlinePassed'
     where i.call_id = $1 and i.state = 'eligibilityCheck.administrative'`,
    [callId],
  );
  if (row?.count !== n) throw new Error(`${n} deadlines were due, ${row?.count} took effect.`);
}
