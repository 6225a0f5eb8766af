import {
  BeforeDeadlines,
  type Definitions,
  RulesOfCalls,
  Sweeper,
  type CallRules,
  type SweepResult,
} from '#libs/engine';
import type { Database, Tx } from '#libs/platform';
import type { PostOffice } from './post-office.js';
import type { Replacement } from './programme.js';

/** Mistakes that somebody could make in one part of the programme; a simulation that does not find them is worth nothing. */
export const PLANTED_BUGS = {
  'timer deleted before its change commits': ({ database, rules, definitions }) => ({
    sweeper: new SweeperDeletingFirst(database, definitions, rules),
  }),
  'mail marked before it is sent': ({ database, mails, postOffice }) => ({
    mails: Object.assign(mails, { send: ([id = '']: readonly string[]) => markAndSend(database, postOffice, id) }),
  }),
  'guard skipped in a batch': ({ database, rules, definitions }) => ({
    sweeper: new Sweeper(database, definitions, new RulesAsArmed(rules), new BeforeDeadlines()),
  }),
} as const satisfies Readonly<Record<string, Replacement>>;

export type PlantedBug = keyof typeof PLANTED_BUGS;

interface Entry {
  readonly shard: number;
  readonly fires_at: Date;
  readonly instance_id: string;
}

/** Takes what is due away, and applies it in another transaction. */
class SweeperDeletingFirst extends Sweeper {
  constructor(
    private readonly entries: Database,
    definitions: Definitions,
    rules: RulesOfCalls,
  ) {
    super(entries, definitions, rules, new BeforeDeadlines());
  }

  override async sweepAll(shards: readonly number[]): Promise<SweepResult> {
    const gone = await this.entries.query<Entry>(
      `with gone as (delete from workflow_timer t where t.shard = any($1) and t.fires_at <= minha_now() returning *)
       select gone.shard, gone.fires_at, gone.instance_id from gone`,
      [shards],
    );
    await this.entries.transaction(async (tx) => {
      for (const { shard, fires_at: firesAt, instance_id: id } of gone) await tx.query(REARM, [shard, firesAt, id]);
    });
    return super.sweepAll(shards);
  }
}

const REARM = `insert into workflow_timer (shard, fires_at, instance_id) values ($1, $2, $3) on conflict do nothing`;

async function markAndSend(database: Database, postOffice: PostOffice, id: string): Promise<void> {
  const [mail] = await database.query<{ messageId: string }>(
    `with marked as (update mail m set status = 'sent' where m.id = $1 and m.status = 'queued' returning m.message_id)
     select marked.message_id as "messageId" from marked`,
    [id],
  );
  if (mail) await postOffice.sendMail(mail).catch(() => undefined);
}

/** The calendar as it was when the call was first seen: an entry is trusted, whatever was extended since. */
class RulesAsArmed extends RulesOfCalls {
  private readonly first = new Map<string, CallRules>();

  constructor(private readonly rules: RulesOfCalls) {
    super();
  }

  async of(tx: Tx | null, callId: string): Promise<CallRules> {
    const known = this.first.get(callId) ?? (await this.rules.of(tx, callId));
    this.first.set(callId, known);
    return known;
  }
}
