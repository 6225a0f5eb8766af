/**
 * Submitted files are listed by place: a call, a state and a lot, and within these in the order of lists. A page is made
 * of the beginnings of its places, so what it costs grows with the page and with the number of places, never with the
 * files that lie in them. Gives `every_place` (call_id, state, lot): those of the calls `$1`.
 */
export const EVERY_PLACE = `
with recursive every_place as (
  select c.id as call_id, n.state, n.lot from unnest($1::uuid[]) c(id) cross join lateral (
    select l.state, l.lot from listed_file l where l.call_id = c.id order by l.state, l.lot limit 1
  ) n
  union all
  select p.call_id, n.state, n.lot from every_place p cross join lateral (
    select l.state, l.lot from listed_file l
    where l.call_id = p.call_id and (l.state, l.lot) > (p.state, p.lot) order by l.state, l.lot limit 1
  ) n
)`;

/** A row of `listed_file l` lies in the place `p`. */
export const IN_PLACE = 'l.call_id = p.call_id and l.state = p.state and l.lot = p.lot';

/** Gives `place`, as `every_place`: of states that are like one of `$2` and of the lot `$3`, where these are given. */
const PLACES = `${EVERY_PLACE}, place as materialized (
  select p.* from every_place p
  where ($2::text[] is null or p.state like any($2)) and ($3::text is null or p.lot = $3)
)`;

/** The order of a list, and the condition that a row lies after the place `$4` and `$5` in it. */
const ORDER = 'l.due_at, l.id';
const AFTER = '(l.due_at, l.id) > ($4::timestamptz, $5::uuid)';

/** The first `$6` files of the places after `$4`, `$5`: id, state, due_at. Only places that begin early can have any. */
const FIRST_OF_PLACES = `${PLACES}, early as (
  select p.* from place p cross join lateral (
    select l.due_at, l.id from listed_file l where ${IN_PLACE} and ${AFTER} order by ${ORDER} limit 1
  ) l order by ${ORDER} limit $6
), first as materialized (
  select l.id, p.state, l.due_at from early p cross join lateral (
    select l.id, l.due_at from listed_file l where ${IN_PLACE} and ${AFTER} order by ${ORDER} limit $6
  ) l order by ${ORDER} limit $6
)`;

/** Gives `listed` (id, state, due_at): the first `$6` files of the places after `$4`, `$5`. */
export const LISTED = `${FIRST_OF_PLACES}, listed as (select * from first)`;

/** How many files the places hold whose states begin with each of the groups `$4` has, up to `$5` each. */
export const COUNTED = `${PLACES}
select g.name, n.count from json_to_recordset($4::json) as g(name text, states json) cross join lateral (
  select count(*)::int as count from (
    select from place p cross join lateral (
      select from listed_file l where ${IN_PLACE} limit $5
    ) l
    where exists (select from json_array_elements_text(g.states) s(start) where starts_with(p.state, s.start))
    limit $5
  ) counted
) n`;

const WORDS = `a.code || ' ' || a.title || ' ' || a.organisation_name`;

/** The submitted files `a` that have all the words which the parameter says, from an index. */
export function withWords(parameter: string): string {
  return `select a.id from application a
  where a.code is not null and beginnings_in(${WORDS}) @> words_typed(${parameter}::text)`;
}

const OF_CALLS = 'a.call_id = any($1::uuid[]) and ($3::text is null or a.lot = $3)';

/** As `LISTED`, of which only those with the words `$7`: as many as there are among the first `$6`. */
export const AMONG_FIRST = `${FIRST_OF_PLACES}, listed as materialized (
  select f.* from first f join application a on a.id = f.id
  where has_words(${WORDS}, words_typed($7::text))
)`;

/** How many files of the calls `$1` and the lot `$3` have the words `$2`, as far as `$4`. */
export const SPREAD = `
select count(*)::int as count from (${withWords('$2')} and ${OF_CALLS} limit $4) found`;

/** As `LISTED`: of all files with the words `$7`. */
export const FOUND = `
with found as materialized (${withWords('$7')} and ${OF_CALLS}), listed as materialized (
  select l.id, l.state, l.due_at from found s join listed_file l on l.id = s.id
  where ($2::text[] is null or l.state like any($2)) and ${AFTER}
  order by ${ORDER} limit $6
)`;

/** As `COUNTED`: of files with the words `$6`; no row where there are as many as `$5` of them. */
export const FOUND_COUNTED = `
with found as materialized (${withWords('$6')} and ${OF_CALLS} and $2::text[] is null limit $5), counted as materialized (
  select l.state, count(*) as count from found s join listed_file l on l.id = s.id group by l.state
)
select g.name, coalesce(sum(c.count), 0)::int as count
from json_to_recordset($4::json) as g(name text, states json)
left join counted c on exists (select from json_array_elements_text(g.states) s(start) where starts_with(c.state, s.start))
where (select count(*) from found) < $5
group by g.name`;
