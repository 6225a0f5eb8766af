import { PayloadInvalid, TransitionRefused } from '#libs/workflow';
import { CancelApplicationsEffect } from '../effects/cancel-applications.effect.js';
import { authority, by, officer, publicationDesk, type PublicationDesk } from '../testing/index.js';
import { CancelCall } from './cancel-call.js';

let desk: PublicationDesk;

beforeAll(async () => {
  desk = await publicationDesk();
});

afterAll(() => desk.close());

describe('cancelling a call', () => {
  it('lets the files that wait lapse, and takes the call off the list', async () => {
    const callId = await desk.aPublished();
    const draft = await desk.aGrantDraft(callId);

    await desk.get(CancelCall).execute({ ...by(authority), callId, reason: 'The funding was withdrawn' });
    await desk.carryOut(callId, 'cancelApplications', CancelApplicationsEffect);

    expect(await desk.stateOf(callId)).toBe('cancelled');
    expect(await desk.stateOf(draft)).toBe('lapsed');
    expect((await desk.calls.of(null, callId)).cancelledAt).toBeInstanceOf(Date);
    expect((await desk.calls.open(new Date())).map(({ id }) => id)).not.toContain(callId);
  });

  it('of a published call is for the authority', async () => {
    const callId = await desk.aPublished();

    await expect(desk.get(CancelCall).execute({ ...by(officer), callId, reason: 'x' })).rejects.toThrow(
      TransitionRefused,
    );
    expect((await desk.calls.of(null, callId)).cancelledAt).toBeNull();
  });

  it('needs a reason', async () => {
    const callId = await desk.aPublished();

    await expect(desk.get(CancelCall).execute({ ...by(authority), callId, reason: ' ' })).rejects.toThrow(
      PayloadInvalid,
    );
    expect(await desk.stateOf(callId)).toBe('published');
  });
});

describe('what was published', () => {
  it('does not change behind anybody’s back', async () => {
    const callId = await desk.aPublished();
    await desk.extend(callId, 7);
    const attempts = [
      `update call set file = '{}' where id = $1`,
      `update call set code = 'KAF-1999-99' where id = $1`,
      `delete from call where id = $1`,
      `update call_date_change set reason = 'another' where call_id = $1`,
      `delete from call_date_change where call_id = $1`,
    ];

    for (const attempt of attempts)
      await expect(desk.sql.query(attempt, [callId])).rejects.toThrow(/frozen|never changed or deleted/u);
  });

  it('is read anew after a change that was rolled back', async () => {
    const callId = await desk.aPublished();
    const before = await desk.calls.of(null, callId);
    const rolledBack = desk.sql.transaction(async (tx) => {
      await tx.query(
        `update call set date_overrides = '{"awardDate": "2030-01-01T12:00"}', revision = nextval('call_revision') where id = $1`,
        [callId],
      );
      expect((await desk.calls.of(tx, callId)).dates().get('awardDate')).toBe('2030-01-01T12:00');
      throw new Error('rolled back');
    });
    await expect(rolledBack).rejects.toThrow('rolled back');

    await desk.extend(callId, 7);

    expect((await desk.calls.of(null, callId)).dates().get('awardDate')).toBe(before.dates().get('awardDate'));
  });
});
