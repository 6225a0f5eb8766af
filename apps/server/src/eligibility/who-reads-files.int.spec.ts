import { ApplicationPortal } from '../testing/application-portal.js';

let portal: ApplicationPortal;
beforeAll(async () => {
  portal = await ApplicationPortal.open();
});
afterAll(() => portal.close());

type Member = Awaited<ReturnType<ApplicationPortal['aStaffMember']>>;

/** Every way to what an applicant handed in. */
async function waysTo(id: string): Promise<readonly string[]> {
  const [document] = await portal.sql.query<{ id: string }>(
    'select d.id from document d where d.application_id = $1 limit 1',
    [id],
  );
  const content = `documents/${document?.id ?? ''}`;
  return [`/files/${id}`, `/files/${id}/application`, `/files/${id}/${content}`].concat([
    `/api/v1/files/${id}`,
    `/api/v1/files/${id}/${content}`,
    `/api/v1/applications/${id}/actions`,
  ]);
}

async function statusesFor(member: Member, id: string): Promise<readonly (number | string)[]> {
  const statuses: (number | string)[] = [];
  for (const way of await waysTo(id)) {
    const answer = way.startsWith('/api/') ? await member.program.send('GET', way) : await member.browser.get(way);
    statuses.push(answer.statusCode === 303 ? String(answer.headers.location) : answer.statusCode);
  }
  return statuses;
}

async function sign({ program }: Member, conflicts: readonly { applicationId: string; reason: string }[] = []) {
  const path = `/api/v1/calls/${portal.call.code}/impartiality`;
  const { toSign } = (await program.send('GET', path)).json<{ toSign: object }>();
  await program.send('POST', path, { ...toSign, conflicts });
}

describe.each(['chair', 'secretary'] as const)('a %s', (role) => {
  it('sees nothing of a proposal before the declaration of impartiality is signed', async () => {
    const id = await portal.anOpened(await portal.anApplicant());

    const statuses = await statusesFor(await portal.aStaffMember(role), id);

    const toDeclaration = `/calls/${portal.call.code}/impartiality`;
    expect(statuses).toEqual([toDeclaration, toDeclaration, toDeclaration, 403, 403, 403]);
  });

  it('reads the proposals after it was signed', async () => {
    const id = await portal.anOpened(await portal.anApplicant());
    const member = await portal.aStaffMember(role);

    await sign(member);

    expect(await statusesFor(member, id)).toEqual([200, 200, 200, 200, 200, 200]);
  });

  it('never sees the one with which a conflict of interest was declared', async () => {
    const id = await portal.anOpened(await portal.anApplicant());
    const member = await portal.aStaffMember(role);

    await sign(member, [{ applicationId: id, reason: 'My sister is its treasurer.' }]);

    expect(await statusesFor(member, id)).toEqual([404, 404, 404, 404, 404, 404]);
  });
});
