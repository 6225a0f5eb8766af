import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { aPdf } from '#testing/applications';
import { ApplicationPortal } from '../../testing/application-portal.js';
import { Browser, csrfIn, wordsIn } from '../../testing/browser.js';
import { PASSWORD } from '../../testing/forms.js';

let portal: ApplicationPortal;
let app: NestFastifyApplication;
let people = 0;

beforeAll(async () => {
  portal = await ApplicationPortal.open();
  app = portal.app;
});
afterAll(() => portal.close());

interface House {
  readonly owner: Browser;
  readonly path: string;
}

async function aHouse(): Promise<House> {
  const owner = await portal.anApplicant();
  return { owner, path: String((await owner.get('/organisation')).headers.location) };
}

/** The link of the mail that invited this address last. */
async function mailedLink(address: string): Promise<string> {
  const [mail] = await portal.sql.query<{ body: string }>(
    `select m.body from mail m where m.template = 'invitation' and m.address = $1 order by m.queued_at desc limit 1`,
    [address],
  );
  return /\/invitations\/([\w-]+)/.exec(mail?.body ?? '')?.[1] ?? '';
}

/** Somebody who joined by the mail of the invitation. */
async function aMember({ owner, path }: House, role: string): Promise<Browser> {
  people += 1;
  const email = `member.${String(people)}@example.ma`;
  await owner.submit(`${path}/members`, { email, role }, `${path}/invitations`);
  const invitation = await mailedLink(email);
  const member = new Browser(app);
  const about = { name: 'Youssef Alami', email, password: PASSWORD, invitation };
  const signedUp = await member.submit(`/sign-up?invitation=${invitation}`, about, '/sign-up');
  await member.submit(String(signedUp.headers.location), {});
  return member;
}

async function ask(member: Browser, path: string): Promise<void> {
  const { body } = await member.get(`${path}/ownership`);
  const reason = 'Le bureau a été renouvelé le 4 mars.';
  const proof = { field: 'file', name: 'pv.pdf', content: aPdf('pv') };
  await member.upload(`${path}/ownership`, { _csrf: csrfIn(body), reason }, proof);
}

describe('the people of an organisation', () => {
  it('are invited by mail; an invitation that is sent again has another link, and one taken back opens nothing', async () => {
    const { owner, path } = await aHouse();
    const email = 'nadia@example.ma';
    await owner.submit(`${path}/members`, { email, role: 'editor' }, `${path}/invitations`);
    const first = await mailedLink(email);
    const renew = /action="([^"]+\/renew)"/.exec((await owner.get(`${path}/members`)).body)?.[1] ?? '';
    await owner.submit(`${path}/members`, {}, renew);
    const second = await mailedLink(email);
    const stale = await new Browser(app).get(`/invitations/${first}`);
    const fresh = await new Browser(app).get(`/invitations/${second}`);
    const withdraw = /action="([^"]+\/withdraw)"/.exec((await owner.get(`${path}/members`)).body)?.[1] ?? '';
    await owner.submit(`${path}/members`, {}, withdraw);

    expect(second).not.toBe(first);
    expect([stale.statusCode, fresh.statusCode]).toEqual([404, 200]);
    expect((await new Browser(app).get(`/invitations/${second}`)).statusCode).toBe(404);
  });

  it('do not make themselves owners, and the last owner stays', async () => {
    const house = await aHouse();
    const signatory = await aMember(house, 'signatory');
    const { path, owner } = house;

    const wanted = { email: 'friend@example.ma', role: 'owner' };
    const invited = await signatory.submit(`${path}/members`, wanted, `${path}/invitations`);
    const left = await owner.submit(`${path}/members`, {}, `${path}/leave`);

    expect(invited.statusCode).toBe(403);
    expect(left.statusCode).toBe(422);
    expect((await signatory.submit(`${path}/leave`, {})).statusCode).toBe(303);
    expect((await signatory.get(path)).statusCode).toBe(403);
  });
});

describe('taking over', () => {
  it('waits for the owners, is decided with a reason, and everybody is told', async () => {
    const house = await aHouse();
    const member = await aMember(house, 'editor');
    await ask(member, house.path);
    const { browser: officer } = await portal.aStaffMember('officer');
    const page = await officer.get('/ownership-requests');
    const decide = /action="(\/ownership-requests\/[^"]+)"/.exec(page.body)?.[1] ?? '';
    const decision = { answer: 'granted', reason: 'Le procès-verbal le prouve.' };

    const early = await officer.submit('/ownership-requests', decision, decide);
    await portal.sql.query(
      `update ownership_request r set objection_until = minha_now() - interval '1 second' where r.state = 'open'`,
    );
    const granted = await officer.submit('/ownership-requests', decision, decide);
    const [told] = await portal.sql.query<{ count: number }>(
      `select count(*)::int as count from mail m where m.template in ('ownershipAsked', 'ownershipEnded')`,
    );

    expect([early.statusCode, granted.statusCode]).toEqual([422, 303]);
    expect(wordsIn(early.body)).toContain('peuvent encore s’opposer');
    expect(told?.count).toBe(4);
    expect((await member.get(`${house.path}/bank-account`)).statusCode).toBe(200);
  });

  it('ends where an owner objects', async () => {
    const house = await aHouse();
    const member = await aMember(house, 'editor');
    await ask(member, house.path);
    const path = `${house.path}/ownership`;

    const objected = await house.owner.submit(path, { reason: 'Je suis toujours présidente.' }, `${path}/objection`);

    expect(objected.statusCode).toBe(303);
    expect(wordsIn((await member.get(path)).body)).toContain('Demander la responsabilité');
  });
});
