// @ts-check
import { hashOf } from './history.mjs';

/** @typedef {import('pg').Client} Client */

// Room on each page, so that a new state lies beside the old one and no index has to be told.
const TABLES = `
create table grant_file (
  id int primary key, version int not null, snapshot json not null, head text not null
) with (fillfactor = 50);
create table history (
  grant_id int not null, seq int not null, event text not null, from_state text not null,
  to_state text not null, at timestamptz(3) not null, hash text not null, primary key (grant_id, seq)
)`;

const SUBMITTED = `
insert into grant_file (id, version, snapshot, head)
select id, 1, json_build_object('value', 'submitted', 'context', json_build_object('grantId', id,
    'organisationId', gen_random_uuid(), 'lot', 'L' || 1 + id % 3, 'requestedMinor', 10000000 + id,
    'documents', json_build_array('statutes', 'budget', 'logframe', 'accounts-2024', 'accounts-2025'),
    'missing', json_build_array())), encode(sha256(id::text::bytea), 'hex')
from generate_series(1, $1::int) id`;

const FIRST_ROWS = `
insert into history (grant_id, seq, event, from_state, to_state, at, hash)
select id, 1, 'submitted', 'draft', 'submitted', now() - random() * interval '20 days', head from grant_file`;

/** N submitted grants with the first row of their history. @param {Client} client @param {number} n */
export async function seed(client, n) {
  await client.query(TABLES);
  await client.query(SUBMITTED, [n]);
  await client.query(FIRST_ROWS);
}

/** Leaves nothing to catch up on: what autovacuum and the checkpointer do in the days before a deadline. @param {Client} client */
export async function settle(client) {
  await client.query('vacuum (analyze)');
  // Only a superuser or a member of pg_checkpoint may.
  await client.query('checkpoint').catch(() => undefined);
}

/**
 * @typedef {object} Effect
 * @property {number} changed grants in the new state, of the version after the old one
 * @property {number} rows history rows of the deadline
 * @property {number} distinct grants that have one
 * @property {number} broken rows whose hash is not that of the row and the one before, or is not the grant's head
 */

/** What the deadlines have left in the database. @param {Client} client @returns {Promise<Effect>} */
export async function effectOf(client) {
  const { rows: grants } = await client.query(
    `select id, version, head, snapshot #>> '{value,eligibilityCheck}' as step, encode(sha256(id::text::bytea), 'hex') as first from grant_file`,
  );
  const { rows: passed } = await client.query(
    `select grant_id as id, seq, event, from_state as from, to_state as to, at, hash from history where seq > 1`,
  );
  const byId = new Map(grants.map((grant) => [grant.id, grant]));
  const isWhole = (/** @type {any} */ row) => {
    const grant = byId.get(row.id);
    return row.hash === grant?.head && row.hash === hashOf(grant.first, { ...row, at: row.at.toISOString() });
  };
  return {
    changed: grants.filter(({ version, step }) => version === 2 && step === 'administrative').length,
    rows: passed.length,
    distinct: new Set(passed.map(({ id }) => id)).size,
    broken: passed.filter((row) => !isWhole(row)).length,
  };
}
