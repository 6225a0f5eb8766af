import { DateChanges } from '#libs/calls';
import { Sweeper, Verifier } from '#libs/engine';
import { DatabaseClock } from '#libs/platform';
import { aCallFile } from '#testing/calls';
import { aheadBy } from '#testing/engine';
import { MoveDeadlinesEffect } from '../effects/move-deadlines.effect.js';
import { OutagesBeforeDeadlines } from '../queries/outages-before-deadlines.js';
import { aCode, publicationDesk, type PublicationDesk } from '../testing/index.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ALL_SHARDS = Array.from({ length: 16 }, (_, shard) => shard);
const RULE = { windowHours: 2, allowedMinutes: 15, extensionHours: 24 };

let desk: PublicationDesk;

beforeAll(async () => {
  desk = await publicationDesk();
});

beforeEach(() => desk.sql.query('delete from service_spell'));

afterAll(() => desk.close());

async function aCallWith(outages?: typeof RULE): Promise<{ callId: string; draft: string; deadline: Date }> {
  const callId = await desk.aPublished({ ...aCallFile({ code: aCode(), closesInDays: 50 }), outages });
  const deadline = (await desk.calls.of(null, callId)).deadlineOf('conceptNote') ?? new Date(0);
  return { callId, draft: await desk.aGrantDraft(callId), deadline };
}

/** Between two instants a server said that it answers. */
async function served(from: Date, until: Date): Promise<void> {
  await desk.sql.query(
    `insert into service_spell (id, host, since, until, seen_at) values (gen_random_uuid(), 'atlas', $1, $2, 'epoch')`,
    [from, until],
  );
}

const after = (instant: Date, ms: number) => new Date(instant.getTime() + ms);

/** A worker looks at everything at that instant. */
async function sweptAt(instant: Date): Promise<void> {
  await aheadBy(desk.sql, instant.getTime() - Date.now(), () => desk.get(Sweeper).sweepAll(ALL_SHARDS));
  await desk.get(DatabaseClock).synchronize();
}

const newDeadline = async (callId: string) => (await desk.calls.of(null, callId)).deadlineOf('conceptNote');

describe('a deadline before which the portal was away', () => {
  it('moves by itself before it closes anything, and all are told why', async () => {
    const { callId, draft, deadline } = await aCallWith(RULE);
    await served(after(deadline, -DAY), after(deadline, -60 * MINUTE));
    await served(after(deadline, -20 * MINUTE), after(deadline, HOUR));

    await sweptAt(after(deadline, 30_000));

    const until = after(deadline, DAY);
    expect([await desk.stateOf(callId), await desk.stateOf(draft)]).toEqual(['published', 'draft.conceptNote']);
    expect(await newDeadline(callId)).toEqual(until);
    const outage = {
      from: after(deadline, -60 * MINUTE).toISOString(),
      until: after(deadline, -20 * MINUTE).toISOString(),
      minutes: 40,
    };
    expect(await desk.get(DateChanges).of(callId)).toMatchObject([
      { name: 'conceptNoteDeadline', reason: null, outage, changedBy: 'outage-rule' },
    ]);
    expect(await desk.carryOut(callId, 'moveDeadlines', MoveDeadlinesEffect)).toBe(1);
    expect(await desk.dueAt(draft, 'conceptNoteDeadline')).toEqual(until);
    expect(await told(callId)).toEqual([
      { template: 'deadlineExtended', outage },
      { template: 'deadlineExtendedAfterOutage', outage },
    ]);
    expect((await desk.get(Verifier).verify()).discrepancies).toEqual([]);
  });

  it('moves once for each outage, and takes effect the second time', async () => {
    const { callId, draft, deadline } = await aCallWith({ ...RULE, extensionHours: 1 });
    await served(after(deadline, -DAY), after(deadline, -40 * MINUTE));
    await served(after(deadline, -10 * MINUTE), after(deadline, DAY));

    await sweptAt(after(deadline, 30_000));
    await sweptAt(after(deadline, HOUR + 30_000));

    expect(await newDeadline(callId)).toEqual(after(deadline, HOUR));
    expect([await desk.stateOf(callId), await desk.stateOf(draft)]).toEqual(['evaluation.conceptNotes', 'lapsed']);
    const { verdicts } = await desk.get(OutagesBeforeDeadlines).of(await desk.calls.of(null, callId), new Date());
    expect(verdicts.map(({ outcome, outageSeconds }) => [outcome, outageSeconds])).toEqual([
      ['kept', 0],
      ['moved', 1_800],
    ]);
  });

  it('waits while the portal is away, whoever sweeps, and moves from when it is back', async () => {
    const { callId, draft, deadline } = await aCallWith(RULE);
    const other = await aCallWith();
    await served(after(deadline, -DAY), after(deadline, -30 * MINUTE));

    await sweptAt(after(deadline, 3 * HOUR));
    expect([await desk.stateOf(callId), await desk.stateOf(draft)]).toEqual(['published', 'draft.conceptNote']);
    // A call without the rule waits for nobody.
    expect([await desk.stateOf(other.callId), await desk.stateOf(other.draft)]).toEqual([
      'evaluation.conceptNotes',
      'lapsed',
    ]);
    await served(after(deadline, 5 * HOUR), after(deadline, 6 * HOUR));
    await sweptAt(after(deadline, 5 * HOUR + MINUTE));

    expect(await newDeadline(callId)).toEqual(after(deadline, 5 * HOUR + MINUTE + DAY + MINUTE));
    expect(await desk.stateOf(draft)).toBe('draft.conceptNote');
  });

  it('takes effect where the rule allows it', async () => {
    const { callId, draft, deadline } = await aCallWith(RULE);
    await served(after(deadline, -DAY), after(deadline, -14 * MINUTE));

    await sweptAt(after(deadline, 30_000));

    expect([await desk.stateOf(callId), await desk.stateOf(draft)]).toEqual(['evaluation.conceptNotes', 'lapsed']);
    expect(await desk.get(DateChanges).of(callId)).toEqual([]);
  });
});

async function told(callId: string): Promise<readonly unknown[]> {
  return desk.sql.query(
    `select o.payload->>'template' as template, o.payload->'outage' as outage from outbox o
     where o.call_id = $1 and o.name = 'notify' and o.payload->>'template' like 'deadlineExtended%' order by 1`,
    [callId],
  );
}
