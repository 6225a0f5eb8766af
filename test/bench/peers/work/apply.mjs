// @ts-check
import { passDeadline, passDeadlineReusingScope } from './grant-machine.mjs';
import { hashOf } from './history.mjs';

/** @typedef {import('./grant-machine.mjs').Stored} Stored */
/** @typedef {{ id: number, version: number, snapshot: Stored, head: string }} GrantFile */

const READ_ONE = 'select id, version, snapshot, head from grant_file where id = $1 for update';
const READ_MANY = 'select id, version, snapshot, head from grant_file where id = any($1)';
const WRITE_STATE = 'update grant_file set version = $2 + 1, snapshot = $3, head = $4 where id = $1 and version = $2';
const WRITE_HISTORY =
  'insert into history (grant_id, seq, event, from_state, to_state, at, hash) values ($1, $2, $3, $4, $5, $6, $7)';

/** State and history of many, in one statement; it returns as many rows as it changed. */
const WRITE_MANY = `
with passed as materialized (
  select * from json_to_recordset($1) as x(id int, version int, snapshot json, event text, "from" text, "to" text, at timestamptz, hash text)
), changed as (
  update grant_file f set version = f.version + 1, snapshot = p.snapshot, head = p.hash
  from passed p where f.id = p.id and f.version = p.version returning f.id
)
insert into history (grant_id, seq, event, from_state, to_state, at, hash)
select id, version + 1, event, "from", "to", at, hash from passed join changed using (id) returning grant_id`;

/**
 * One deadline in one transaction, as anybody would write it.
 * @param {import('pg').Pool} pool
 * @param {number} id
 * @returns {Promise<number>} how many were changed: none where it had been before
 */
export async function applyOne(pool, id) {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query(READ_ONE, [id]);
    const written = passed(rows[0], passDeadline);
    if (written) await writeOne(client, written);
    await client.query('commit');
    return written ? 1 : 0;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/** @param {import('pg').PoolClient} client @param {Passed} written */
async function writeOne(client, { id, version, snapshot, event, from, to, at, hash }) {
  const { rowCount } = await client.query(WRITE_STATE, [id, version, JSON.stringify(snapshot), hash]);
  if (rowCount !== 1) throw new Error(`Grant ${id} is no longer of version ${version}.`);
  await client.query(WRITE_HISTORY, [id, version + 1, event, from, to, at, hash]);
}

/**
 * Many deadlines with two statements, in a transaction that is the caller's. Nothing is locked to read: a version that
 * is no longer the same fails the whole, to be done again.
 * @param {(text: string, values: unknown[]) => Promise<{ rows: any[] }>} query
 * @param {readonly number[]} ids
 * @returns {Promise<number>} how many were changed
 */
export async function applyMany(query, ids) {
  const { rows } = await query(READ_MANY, [ids]);
  const written = rows.map((row) => passed(row, passDeadlineReusingScope)).filter((one) => one !== null);
  const changed = await query(WRITE_MANY, [JSON.stringify(written)]);
  if (changed.rows.length !== written.length) throw new Error('A grant is no longer of the version that was read.');
  return written.length;
}

/** @typedef {import('./history.mjs').HistoryRow & { version: number, snapshot: Stored, hash: string }} Passed */

/**
 * @param {GrantFile | undefined} file
 * @param {(stored: Stored) => Stored | null} pass
 * @returns {Passed | null}
 */
function passed(file, pass) {
  if (!file) throw new Error('There is no such grant.');
  const { id, version, head } = file;
  const snapshot = pass(file.snapshot);
  if (snapshot === null) return null;
  const [from, to] = [file.snapshot.value, snapshot.value].map((value) => JSON.stringify(value));
  const row = {
    id,
    seq: version + 1,
    event: 'deadlinePassed',
    from: from ?? '',
    to: to ?? '',
    at: new Date().toISOString(),
  };
  return { ...row, version, snapshot, hash: hashOf(head, row) };
}
