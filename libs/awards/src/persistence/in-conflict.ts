/**
 * Whether a reader declared a conflict of interest with the file of a row (R11), as a condition. `row` is the alias of a
 * table with `call_id` and `application_id`, `reader` the parameter with the reader's id.
 */
export function inConflict(row: 'a' | 'n', reader: `$${number}`): string {
  return `exists (
    select from evaluation_standing s
    where s.call_id = ${row}.call_id and s.person_id = ${reader} and s.conflicts::jsonb ? ${row}.application_id::text
  )`;
}
