import { migrateToLatest } from '#libs/platform';
import pg from 'pg';

/** Throws away everything in the demo's database, and makes its schema again. The queue's own schema stays. */
export async function beginAnew(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    // History can only grow, so it cannot be emptied; it goes with its schema, and detached months with theirs.
    await client.query('drop schema if exists detached cascade; drop schema public cascade; create schema public;');
  } finally {
    await client.end();
  }
  await migrateToLatest(databaseUrl);
}
