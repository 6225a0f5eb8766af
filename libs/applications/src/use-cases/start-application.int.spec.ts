import type { Call } from '#libs/calls';
import { anApplicant, ApplicationsDesk, by, person, signatory } from '../testing/index.js';
import { StartApplication } from './start-application.js';

let desk: ApplicationsDesk;
let call: Call;

beforeAll(async () => {
  desk = await ApplicationsDesk.open();
  call = await desk.aCall();
});
afterAll(() => desk.close());

describe('starting an application', () => {
  it('begins a grant with its deadline and reminders', async () => {
    const id = await desk.aDraft(call);

    const file = await desk.file(id);
    expect(file).toMatchObject({ states: ['draft.conceptNote'], stage: 'conceptNote', code: null, lot: 'L1' });
    expect(file.nextDeadline).toEqual({ name: 'conceptNoteDeadline', dueAt: call.deadlineOf('conceptNote') });
  });

  it('is refused for one more than the call allows, also when both come at once', async () => {
    const applicant = anApplicant();

    const outcomes = await Promise.allSettled([desk.aDraft(call, applicant), desk.aDraft(call, applicant)]);

    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({ code: 'applications.too-many', details: { allowed: 1 } });
  });

  it('is possible again after the first was withdrawn', async () => {
    const applicant = anApplicant();
    const first = await desk.aDraft(call, applicant);
    await desk.happen(first, 'applicationWithdrawn', { reason: 'Another idea' }, signatory);

    await expect(desk.aDraft(call, applicant)).resolves.not.toBe(first);
  });

  it('is refused for a lot of another region', async () => {
    await expect(desk.aDraft(call, anApplicant({ region: 'MA-02' }), 'L1')).rejects.toMatchObject({
      code: 'applications.lot-not-for-applicant',
    });
  });

  it.each([
    ['the last millisecond', -1, 'started'],
    ['the deadline itself', 0, 'applications.call-not-open'],
  ])('at %s is decided by the arrival of the request', async (_title, offset, outcome) => {
    const deadline = call.deadlineOf('conceptNote')?.getTime() ?? 0;
    const command = {
      ...by(signatory, new Date(deadline + offset)),
      callId: call.id,
      lot: 'L1',
      applicant: anApplicant(),
    };

    const started = desk
      .get(StartApplication)
      .execute(command)
      .then(
        () => 'started',
        ({ code }) => code,
      );

    expect(await started).toBe(outcome);
  });

  it('is for people of an organisation', async () => {
    const command = { ...by(person('0197f6a0-0000-7000-8000-0000000000f1', 'officer')), callId: call.id };

    await expect(
      desk.get(StartApplication).execute({ ...command, lot: 'L1', applicant: anApplicant() }),
    ).rejects.toMatchObject({ code: 'applications.not-yours' });
  });
});
