import { randomUUID } from 'node:crypto';
import { shiftedDays } from '#libs/calls';
import { IdempotencyKeyReused } from '#libs/engine';
import { TransitionRefused } from '#libs/workflow';
import { aCallFile } from '#testing/calls';
import { NotYourCall } from '../domain/who-may.js';
import { CallRegister } from '../queries/call-register.js';
import { aCode, authority, by, officer, person, publicationDesk, type PublicationDesk } from '../testing/index.js';
import { ApproveCall } from './approve-call.js';
import { CancelCall } from './cancel-call.js';
import { ConcludeCall } from './conclude-call.js';
import { CallCodeTaken, DraftCall } from './draft-call.js';
import { PublishCall } from './publish-call.js';

let desk: PublicationDesk;

beforeAll(async () => {
  desk = await publicationDesk();
});

afterAll(() => desk.close());

describe('a call', () => {
  it('is drafted by one person, approved by another, and published', async () => {
    const callId = await desk.aPublished();
    const call = await desk.calls.of(null, callId);

    expect(await desk.stateOf(callId)).toBe('published');
    expect(call.publishedAt).toBeInstanceOf(Date);
    expect(await desk.dueAt(callId, 'conceptNoteDeadline')).toEqual(call.deadlineOf('conceptNote'));
    expect((await desk.calls.open(new Date())).map(({ id }) => id)).toContain(callId);
    expect((await desk.calls.byCode(call.code)).id).toBe(callId);
  });

  it('is not open before it is published, nor from its deadline on', async () => {
    const draft = await desk.aDraft();
    const published = await desk.aPublished();
    const deadline = (await desk.calls.of(null, published)).deadlineOf('conceptNote') ?? new Date(0);
    const openAt = async (at: Date) => (await desk.calls.open(at)).map(({ id }) => id);

    expect(await openAt(new Date())).not.toContain(draft);
    expect(await openAt(new Date(deadline.getTime() - 1))).toContain(published);
    expect(await openAt(deadline)).not.toContain(published);
  });

  it('is not approved by who drafted it, and not published before it is approved', async () => {
    const callId = await desk.aDraft();
    const both = person('olga', 'officer', 'authority');

    await expect(desk.get(ApproveCall).execute({ ...by(both), callId })).rejects.toThrow(TransitionRefused);
    await expect(desk.get(PublishCall).execute({ ...by(officer), callId })).rejects.toThrow(TransitionRefused);
    expect((await desk.calls.of(null, callId)).publishedAt).toBeNull();
  });

  it('is in the hands of those in charge only', async () => {
    const callId = await desk.aDraft();

    await expect(desk.get(ApproveCall).execute({ ...by(officer), callId })).rejects.toThrow(NotYourCall);
    await expect(
      desk.get(CancelCall).execute({ ...by(person('a', 'applicant')), callId, reason: 'x' }),
    ).rejects.toThrow(NotYourCall);
  });

  it('is not published with too little time, counted from the day itself, unless a derogation is recorded', async () => {
    const file = aCallFile({ code: aCode(), closesInDays: 44 });
    const early = { ...file, dates: { ...file.dates, publicationDate: shiftedDays(file.dates.publicationDate, -10) } };
    const callId = await desk.anApproved(early);
    const derogation = {
      rule: 'minimumSubmissionTime',
      approvedBy: 'Head',
      on: '2026-01-01',
      reason: 'School year',
    } as const;

    const refused = desk.get(PublishCall).execute({ ...by(officer), callId });

    await expect(refused).rejects.toMatchObject({
      details: {
        reasons: [{ code: 'guard.submissionTimeLongEnough', params: { count: 1, list: 'conceptNoteDeadline' } }],
      },
    });
    expect(await desk.stateOf(await desk.aPublished({ ...early, code: aCode(), derogation }))).toBe('published');
  });

  it('is not approved while something is wrong in it', async () => {
    const file = aCallFile({ code: aCode(), closesInDays: 50 });
    const callId = await desk.aDraft({ ...file, duration: { minMonths: 12, maxMonths: 6 } });

    await expect(desk.get(ApproveCall).execute({ ...by(authority), callId })).rejects.toMatchObject({
      details: { reasons: [{ code: 'guard.callComplete', params: { list: 'duration.minMonths' } }] },
    });
  });

  it('has a code of its own, which only a draft that was given up makes free again', async () => {
    const file = aCallFile({ code: aCode(), closesInDays: 50 });
    const draft = await desk.aDraft(file);
    await expect(desk.aDraft(file)).rejects.toThrow(CallCodeTaken);
    await desk.get(CancelCall).execute({ ...by(officer), callId: draft, reason: 'Budget corrected' });

    const corrected = await desk.aPublished(file);
    await desk.get(CancelCall).execute({ ...by(authority), callId: corrected, reason: 'Programme ended' });

    await expect(desk.aDraft(file)).rejects.toThrow(CallCodeTaken);
    expect((await desk.calls.byCode(file.code)).id).toBe(corrected);
  });

  it('is drafted once for one idempotency key', async () => {
    const file = aCallFile({ code: aCode(), closesInDays: 50 });
    const command = { ...by(officer), key: randomUUID(), file };
    const first = await desk.get(DraftCall).execute(command);

    expect(await desk.get(DraftCall).execute(command)).toEqual(first);
    await expect(desk.get(DraftCall).execute({ ...command, file: { ...file, code: aCode() } })).rejects.toThrow(
      IdempotencyKeyReused,
    );
  });

  it('stands in the register with its state and its next date', async () => {
    const callId = await desk.aPublished();
    await desk.aGrantDraft(callId);
    const deadline = (await desk.calls.of(null, callId)).deadlineOf('conceptNote');

    const line = (await desk.get(CallRegister).list()).find(({ id }) => id === callId);

    expect(line).toMatchObject({
      state: 'published',
      zone: 'Africa/Casablanca',
      files: 1,
      next: { deadline: 'conceptNoteDeadline', at: deadline },
    });
    expect(line?.title.fr).toContain('Initiatives locales');
  });

  it('is not concluded while it still runs', async () => {
    const callId = await desk.aPublished();

    await expect(desk.get(ConcludeCall).execute({ ...by(officer), callId, step: 'callCompleted' })).rejects.toThrow(
      TransitionRefused,
    );
  });
});
