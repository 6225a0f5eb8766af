import pg from 'pg';

export interface DeadlineOfFile {
  readonly name: string;
  readonly due_at: string;
  readonly recipients?: readonly string[];
}

/** Puts a file with these deadlines beside the engine, which would ask for the whole history of such a file. */
export async function aFileWithDeadlines(
  adminUrl: string,
  id: string,
  deadlines: readonly DeadlineOfFile[],
): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query('set session_replication_role = replica');
    await admin.query(INSERT, [id, JSON.stringify(deadlines.map((one) => ({ recipients: [], ...one })))]);
  } finally {
    await admin.end();
  }
}

const INSERT = `
insert into workflow_instance (id, subject, definition, definition_version, call_id, shard, state, version, value, context,
  since, fired, did, head_hash, created_at, updated_at, told_until, deadlines)
values ($1, 'grant', 'grant.restricted-call', 1, $1, 0, 'eligibilityCheck.clarification', 1, '{}', '{}', '{}', '{}', '{}',
  '', now(), now(), now(), $2)`;
