import { systemActor } from '#libs/kernel';
import type { Call } from '#libs/calls';
import { anApplicant, ApplicationsDesk } from '../testing/index.js';
import { OfficerWorklist, type WorklistFilter } from './officer-worklist.js';

let desk: ApplicationsDesk;
let call: Call;
const ids: string[] = [];

beforeAll(async () => {
  desk = await ApplicationsDesk.open();
  call = await desk.aCall();
  for (const name of ['Association Amal', 'Association 100 % Rif', 'Association Nour']) {
    const applicant = anApplicant({ name });
    const id = await desk.aDraft(call, applicant);
    await desk.complete(call, id);
    await desk.submit(id, { applicant });
    ids.push(id);
  }
  await desk.aDraft(call);
  for (const id of ids.slice(0, 2)) await desk.happen(id, 'submissionDeadlinePassed', {}, systemActor('timer'));
});
afterAll(() => desk.close());

const list = async (filter: Partial<WorklistFilter>, limit = 10) =>
  desk.get(OfficerWorklist).page({ callIds: [call.id], ...filter }, limit, null);

describe('the work list of officers', () => {
  it('shows submitted files, never a draft', async () => {
    expect((await list({})).map(({ id }) => id).sort()).toEqual([...ids].sort());
  });

  it.each([
    [{ group: 'waiting' as const }, 2],
    [{ group: 'received' as const }, 1],
    [{ group: 'ended' as const }, 0],
    [{ lot: 'L2' }, 0],
    [{ search: 'nour' }, 1],
    [{ search: '100 %' }, 1],
    [{ search: '_' }, 0],
    [{ search: 'ateliers' }, 3],
    [{ search: 'NÒUR assoc' }, 1],
    [{ search: 'our' }, 0],
    [{ callIds: [] }, 0],
  ])('answers %j with %i files', async (filter, count) => {
    expect(await list(filter)).toHaveLength(count);
  });

  it('counts each group under the rest of the filter', async () => {
    const counts = await desk.get(OfficerWorklist).counts({ callIds: [call.id], group: 'ended' });

    expect(counts).toMatchObject({
      waiting: { count: 2, isMore: false },
      received: { count: 1, isMore: false },
      ended: { count: 0, isMore: false },
    });
  });

  it('goes on where the page before ended, the oldest obligation first', async () => {
    const first = await list({}, 2);
    const rest = await desk.get(OfficerWorklist).page({ callIds: [call.id] }, 10, first.at(-1)?.place ?? null);

    const due = [...first, ...rest].map(({ dueAt }) => dueAt?.getTime() ?? Infinity);
    expect([...first, ...rest].map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(due).toEqual([...due].sort((a, b) => a - b));
  });
});
