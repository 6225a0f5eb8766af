import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which submitted files have some words, from an index: those of their code, title and organisation, each by its
 * beginnings, whatever their accents and, in Arabic, their vowels, forms of alif and article. Made without a lock that
 * anybody waits for; a try that was broken off leaves an index that is not valid, and the next begins it anew.
 */
export class T0058WordsOfFiles implements MigrationInterface {
  readonly name = 'T0058WordsOfFiles1764000058000';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(WORDS);
    await runner.query('drop index concurrently if exists ix_application_words');
    await runner.query(`
      create index concurrently ix_application_words on application
        using gin (beginnings_in(code || ' ' || title || ' ' || organisation_name)) with (fastupdate = off)
        where code is not null
    `);
  }

  /** TypeORM takes a migration back in a transaction, in which nothing is done concurrently. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index if exists ix_application_words;
      drop function beginnings_in(text), has_words(text, text[]), words_typed(text), plain_words(text);
    `);
  }
}

/**
 * A word counts up to its twelfth letter. What is typed means files that have all of its words; without any word, such as
 * a lone sign, it means none. What the index says of all texts, has_words says of one.
 */
const WORDS = `
create or replace function plain_words(said text) returns text language sql immutable parallel safe
  return translate(
    lower(said),
    'àâäáãåçéèêëíìîïñóòôöõúùûüýÿœأإآٱىةؤئ' || U&'\\064B\\064C\\064D\\064E\\064F\\0650\\0651\\0652\\0640',
    'aaaaaaceeeeiiiinooooouuuuyyoاااايهوي'
  );
create or replace function words_typed(said text) returns text[] language sql immutable parallel safe
  return (
    select coalesce(array_agg(distinct left(w, 12)), array[U&'\\0001']) from regexp_split_to_table(plain_words(said), '[^[:alnum:]]+') w
    where w <> ''
  );
create or replace function has_words(said text, words text[]) returns boolean language sql immutable parallel safe
  return plain_words(said) ~ all (select '(^|[^[:alnum:]])(ال)?' || w from unnest(words) w);
create or replace function beginnings_in(said text) returns text[] language sql immutable parallel safe
  return (
    select coalesce(array_agg(distinct left(v, n)), '{}')
    from regexp_split_to_table(plain_words(said), '[^[:alnum:]]+') w
    cross join lateral (
      select w as v union all select substr(w, 3) where starts_with(w, 'ال') and length(w) > 2
    ) variant
    cross join lateral generate_series(1, least(length(v), 12)) n
  );
`;
