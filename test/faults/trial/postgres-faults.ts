import pg from 'pg';
import { againAndAgain } from './again-and-again.js';
import type { Fault } from './fault.js';
import type { FaultHouse } from './house.js';

/** Every connection of the programme is ended, again and again. */
export function terminating(): Fault {
  return {
    name: 'every connection to PostgreSQL is ended, twenty times a second',
    lastsMs: 2_000,
    refuses: true,
    ...againAndAgain(50, ({ postgres }) => postgres.asAdmin((admin) => admin.query(END_CONNECTIONS))),
  };
}

/** Others hold every connection that there is: whatever becomes free, they take. */
export function crowdOut(): Fault {
  const crowd: pg.Client[] = [];
  const admins: pg.Client[] = [];
  const crowding = againAndAgain(50, async (house) => {
    for (const admin of admins) await admin.query(END_CONNECTIONS);
    await takeAll(house, crowd);
  });
  return {
    name: 'PostgreSQL has no connection left',
    lastsMs: 2_000,
    refuses: true,
    inject: async (house) => {
      // Who sends the others away came first.
      const admin = new pg.Client({ connectionString: house.postgres.adminUrl, application_name: 'test' });
      await admin.connect();
      admins.push(admin);
      await takeAll(house, crowd);
      await crowding.inject(house);
    },
    mend: async (house) => {
      try {
        await crowding.mend(house);
      } finally {
        await Promise.all([...crowd.splice(0), ...admins.splice(0)].map((client) => client.end()));
      }
    },
  };
}

const AT_ONCE = 10;

async function takeAll(house: FaultHouse, crowd: pg.Client[]): Promise<void> {
  for (let taken = AT_ONCE; taken === AT_ONCE;) {
    const came = await Promise.all(Array.from({ length: AT_ONCE }, () => connected(house)));
    const inside = came.filter((client) => client !== null);
    crowd.push(...inside);
    taken = inside.length;
  }
}

async function connected({ postgres }: FaultHouse): Promise<pg.Client | null> {
  const client = new pg.Client({ connectionString: postgres.url, application_name: 'test' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch {
    return null;
  }
}

/** Those of this test itself keep theirs. */
const END_CONNECTIONS = `
select pg_terminate_backend(a.pid) from pg_stat_activity a
where a.datname = current_database() and a.pid <> pg_backend_pid() and a.application_name not like '%test'`;
