import { Calls, DateChanges } from '#libs/calls';
import { Sweeper } from '#libs/engine';
import { DatabaseClock } from '#libs/platform';
import { TransitionRefused } from '#libs/workflow';
import { DeadlineNotLater, DeadlinePassed } from '../domain/extension.js';
import { MoveDeadlinesEffect } from '../effects/move-deadlines.effect.js';
import { aheadBy } from '#testing/engine';
import { publicationDesk, type PublicationDesk } from '../testing/index.js';
import { SubmissionTimeTooShort } from '../extension-of.js';

const DAY = 86_400_000;
const ALL_SHARDS = Array.from({ length: 16 }, (_, shard) => shard);

let desk: PublicationDesk;

beforeAll(async () => {
  desk = await publicationDesk();
});

afterAll(() => desk.close());

describe('extending a deadline', () => {
  it('moves the calendar, the call and every file, and is published with its reason', async () => {
    const callId = await desk.aPublished();
    const drafts = [await desk.aGrantDraft(callId), await desk.aGrantDraft(callId)];
    const before = await desk.calls.of(null, callId);
    const to = await desk.until(callId, 7);

    await desk.extend(callId, 7);
    expect(await desk.carryOut(callId, 'moveDeadlines', MoveDeadlinesEffect)).toBe(1);

    const after = await desk.calls.of(null, callId);
    const deadline = after.deadlineOf('conceptNote');
    expect(after.dates().get('conceptNoteDeadline')).toBe(to);
    expect(deadline?.getTime()).toBe((before.deadlineOf('conceptNote')?.getTime() ?? 0) + 7 * DAY);
    for (const id of [callId, ...drafts]) expect(await desk.dueAt(id, 'conceptNoteDeadline')).toEqual(deadline);
    // The reminder of two weeks before, which lay in the past until now.
    expect(await desk.firesAt(drafts[0] ?? '')).toEqual(new Date((deadline?.getTime() ?? 0) - 14 * DAY));
    expect(await desk.get(DateChanges).of(callId)).toMatchObject([
      {
        name: 'conceptNoteDeadline',
        oldLocal: before.dates().get('conceptNoteDeadline'),
        newLocal: to,
        reason: 'Power cut',
        changedBy: 'olga',
      },
    ]);
    const notices = await desk.sql.query(
      `select from outbox o where o.call_id = $1 and o.name = 'notify' and o.payload->>'template' = 'deadlineExtended'`,
      [callId],
    );
    expect(notices).toHaveLength(2);
  });

  it('closes nothing at the old instant, even before the files were told', async () => {
    const extended = await desk.aPublished();
    const waiting = await desk.aGrantDraft(extended);
    const closed = await desk.aGrantDraft(await desk.aPublished());
    await desk.extend(extended, 7);

    await aheadBy(desk.sql, 51 * DAY, () => desk.get(Sweeper).sweepAll(ALL_SHARDS));
    // It looked at the time in between, perhaps, and looks again within a second only.
    await desk.get(DatabaseClock).synchronize();

    expect(await desk.stateOf(closed)).toBe('lapsed');
    expect(await desk.stateOf(waiting)).toBe('draft.conceptNote');
    expect(await desk.dueAt(waiting, 'conceptNoteDeadline')).toEqual(
      (await desk.calls.of(null, extended)).deadlineOf('conceptNote'),
    );
  });

  it.each([0, -1])('by %i days is refused and leaves everything as it was', async (days) => {
    const callId = await desk.aPublished();
    const before = await desk.calls.of(null, callId);

    await expect(desk.extend(callId, days)).rejects.toThrow(DeadlineNotLater);

    expect(await desk.calls.of(null, callId)).toBe(before);
    expect(await desk.get(DateChanges).of(callId)).toEqual([]);
  });

  it('comes before the deadline, by the instant at which the request arrived', async () => {
    const callId = await desk.aPublished();
    const deadline = (await desk.calls.of(null, callId)).deadlineOf('conceptNote') ?? new Date(0);

    await expect(desk.extend(callId, 7, { arrivedAt: deadline })).rejects.toThrow(DeadlinePassed);
    await desk.extend(callId, 7, { arrivedAt: new Date(deadline.getTime() - 1) });
    expect(await desk.get(DateChanges).of(callId)).toHaveLength(1);
  });

  it('of a call that is not published is refused by its state, and nothing stays behind', async () => {
    const callId = await desk.aDraft();
    const before = (await desk.calls.of(null, callId)).dates().get('conceptNoteDeadline');

    await expect(desk.extend(callId, 7)).rejects.toThrow(TransitionRefused);

    expect((await desk.calls.of(null, callId)).dates().get('conceptNoteDeadline')).toBe(before);
  });

  it('by two people at once lets the second see what the first did', async () => {
    const callId = await desk.aPublished();
    const to = await desk.until(callId, 7);

    const both = await Promise.allSettled([
      desk.extend(callId, 7, { until: to }),
      desk.extend(callId, 7, { until: to }),
    ]);

    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await desk.get(DateChanges).of(callId)).toHaveLength(1);
  });

  it('moves the dates behind it, and leaves applicants the time that the procedure gives', async () => {
    const callId = await desk.aPublished();
    const names = [
      'conceptNoteScoresDate',
      'shortListDate',
      'invitationsDate',
      'fullApplicationDeadline',
      'fullApplicationScoresDate',
    ] as const;
    const moved = Object.fromEntries(
      await Promise.all(names.map(async (name) => [name, await desk.until(callId, 40, name)] as const)),
    );
    const { fullApplicationDeadline, ...withoutDeadline } = moved;

    await expect(
      desk.extend(callId, 40, {
        following: { ...withoutDeadline, awardDate: await desk.until(callId, 40, 'awardDate') },
      }),
    ).rejects.toThrow(SubmissionTimeTooShort);
    await desk.extend(callId, 40, { following: { ...moved, awardDate: await desk.until(callId, 40, 'awardDate') } });

    expect((await desk.calls.of(null, callId)).dates().get('fullApplicationDeadline')).toBe(fullApplicationDeadline);
    expect(await desk.get(DateChanges).of(callId)).toHaveLength(7);
  });

  it('is seen by another process at once', async () => {
    const other = await desk.anotherProcess();
    const callId = await desk.aPublished();
    const theirs = other.get(Calls);
    await theirs.of(null, callId);

    await desk.extend(callId, 7);

    expect((await theirs.of(null, callId)).dates()).toEqual((await desk.calls.of(null, callId)).dates());
    await other.close();
  });
});
