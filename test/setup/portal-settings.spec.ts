import path from 'node:path';
import { dataDirOf } from '../../config/setup/data-dir.mjs';
import { requireSpace } from '../../config/setup/disk.mjs';
import { isDemo, portIn, portalEnvironment } from '../../config/setup/portal-settings.mjs';
import { databaseSentence } from '../../config/setup/provision.mjs';
import { localAddress, readyBlock } from '../../config/setup/ready.mjs';
import { removeTemporaryFolders, temporaryFolder } from './temporary-folder.js';

const DATABASE_URL = 'postgres://minha:hunter2@db.example.org:5433/grants';

afterAll(removeTemporaryFolders);

describe('the demonstration', () => {
  it.each([
    [{}, true],
    [{ DATABASE_URL }, false],
    [{ DATABASE_URL: '' }, true],
    [{ DATABASE_URL, DEMO: 'on' }, true],
    [{ DEMO: 'off' }, false],
    [{ DEMO: 'False' }, false],
  ])('with %j: %s', (env, isOn) => {
    expect(isDemo(env)).toBe(isOn);
  });

  it('brings a mail server, on a port that stays the same', async () => {
    const dataDir = dataDirOf({ DATA_DIR: temporaryFolder() });

    const first = await portalEnvironment({}, dataDir);
    const second = await portalEnvironment({}, dataDir);

    expect(first.env).toMatchObject({
      DEMO: 'on',
      DATA_DIR: dataDir.path,
      CONTACT_EMAIL: expect.stringMatching(/@minha\.example$/),
      SMTP_URL: `smtp://127.0.0.1:${first.mailboxPort}`,
    });
    expect(second.mailboxPort).toBe(first.mailboxPort);
  });

  it('uses the mail server it is given', async () => {
    const dataDir = dataDirOf({ DATA_DIR: temporaryFolder() });

    expect(await portalEnvironment({ SMTP_URL: 'smtp://mail' }, dataDir)).toMatchObject({
      mailboxPort: null,
      env: { SMTP_URL: 'smtp://mail' },
    });
  });

  it('leaves the address for help to the house, which the demonstration has one of', async () => {
    const dataDir = dataDirOf({ DATA_DIR: temporaryFolder() });
    const own = { DATABASE_URL: 'postgres://database', SMTP_URL: 'smtp://mail' };

    expect((await portalEnvironment(own, dataDir)).env['CONTACT_EMAIL']).toBe('');
    expect(await portalEnvironment({ ...own, CONTACT_EMAIL: 'aide@example.ma' }, dataDir)).toMatchObject({
      env: { CONTACT_EMAIL: 'aide@example.ma' },
    });
  });
});

describe('the start', () => {
  it('is refused where no mail could leave', async () => {
    const dataDir = dataDirOf({ DATA_DIR: temporaryFolder() });

    await expect(portalEnvironment({ DATABASE_URL }, dataDir)).rejects.toThrow(/set SMTP_URL=/);
  });

  it('is refused before it fills the disk', async () => {
    const folder = path.join(temporaryFolder(), 'not', 'yet', 'there');

    await expect(requireSpace(folder, Number.MAX_SAFE_INTEGER, 'run')).rejects.toThrow(
      /MB left and \d+ MB are needed to run: free some space/,
    );
    await expect(requireSpace(folder, 1, 'run')).resolves.toBeUndefined();
  });

  it.each([
    ['', 3_000],
    ['8080', 8_080],
    ['0', null],
    ['65536', null],
    ['http', null],
  ])('reads PORT=%s as %s', (PORT, port) => {
    expect(portIn({ PORT })).toBe(port);
  });

  it('keeps a relative data directory inside the checkout', () => {
    expect(dataDirOf({ DATA_DIR: 'other' }).path).toBe(path.join(process.cwd(), 'other'));
    expect(dataDirOf({}).path).toBe(path.join(process.cwd(), '.minha'));
  });

  it.each([
    ['127.0.0.1', 'http://127.0.0.1:3000'],
    ['0.0.0.0', 'http://127.0.0.1:3000'],
    ['::', 'http://[::1]:3000'],
    ['fd00::1', 'http://[fd00::1]:3000'],
  ])('asks HOST=%s at %s', (host, address) => {
    expect(localAddress(host, 3_000)).toBe(address);
  });

  it('ends with one block: address, sign-ins, how to stop', () => {
    const block = readyBlock({
      address: 'http://localhost:3000',
      signIns: 'officer a@b.ma\nassessor c@d.ma\n',
      logs: '.minha/logs',
    });

    expect(block).toContain('Minha is ready: http://localhost:3000');
    expect(block).toContain('    officer a@b.ma\n    assessor c@d.ma\n');
    expect(block).toContain('Ctrl-C');
  });
});

describe('a database that cannot be used', () => {
  const refusal = (code: string) => Object.assign(new Error('refused'), { code });

  it.each([
    ['ECONNREFUSED', /at db\.example\.org:5433 does not answer \(ECONNREFUSED\): start it/],
    ['28P01', /refuses the user "minha"/],
    ['3D000', /no database "grants"/],
  ])('is explained without its password: %s', (code, sentence) => {
    expect(databaseSentence(DATABASE_URL, refusal(code))).toMatch(sentence);
    expect(databaseSentence(DATABASE_URL, refusal(code))).not.toContain('hunter2');
  });

  it('with an address that is none says how one looks', () => {
    expect(databaseSentence('db', refusal('X'))).toMatch(/postgres:\/\/user:password@host/);
  });
});
