/** The little of a connection that is needed here. */
interface Asked {
  query(sql: string): Promise<{ readonly rows: readonly { readonly state: DemoState }[] }>;
}

/** `cutOff`: somebody ended the programme while it played. */
export type DemoState = 'none' | 'cutOff' | 'there';

/**
 * Whether the demo, or anything else, is in a database of the newest schema. `npm start` asks it ahead of everything, so
 * nothing is loaded for it.
 */
export async function demoState(database: Asked): Promise<DemoState> {
  const { rows } = await database.query(STATE);
  return rows[0]?.state ?? 'none';
}

// The play goes through the past and ends by setting the clock to the present; nothing else sets it behind.
const STATE = `
select case
  when exists (select from demo_clock c where c.ahead < interval '0') then 'cutOff'
  when exists (select from person) then 'there'
  else 'none'
end as state`;
