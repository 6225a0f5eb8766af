import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readOwner, takeLock } from '../../config/setup/lock.mjs';
import { identityOf } from '../../config/setup/processes.mjs';
import { removeTemporaryFolders, temporaryFolder } from './temporary-folder.js';

const impatient = {
  patienceMs: 0,
  whenHeld: ({ pid, command }: { pid: number; command: string }) => new Error(`${command} ${pid}`),
};

function lockFile(): string {
  return path.join(temporaryFolder(), 'lock.json');
}

async function endedProcess(): Promise<{ pid: number; identity: string | null }> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  const pid = child.pid ?? 0;
  const identity = identityOf(pid);
  child.kill('SIGKILL');
  await once(child, 'exit');
  return { pid, identity };
}

afterAll(removeTemporaryFolders);

describe('the lock of a data directory', () => {
  it('is held by one at a time, and says by whom', async () => {
    const file = lockFile();
    const lock = await takeLock(file, 'npm start', impatient);

    await expect(takeLock(file, 'npm run minha', impatient)).rejects.toThrow(`npm start ${process.pid}`);

    lock.release();
    await expect(takeLock(file, 'npm run minha', impatient)).resolves.toMatchObject({ stale: null });
  });

  it('is for its owner’s eyes only, because it carries the database’s address', async () => {
    const file = lockFile();
    const lock = await takeLock(file, 'npm start', impatient);

    lock.tell({ settings: { DATABASE_URL: 'postgres://minha:secret@127.0.0.1/minha' } });

    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readOwner(file)).toMatchObject({ command: 'npm start', settings: { DATABASE_URL: expect.any(String) } });
  });

  it('of a killed owner is taken over, with the list of what that owner left running', async () => {
    const file = lockFile();
    const children = [{ pid: 4_000_000, identity: '1', name: 'server' }];
    writeFileSync(file, JSON.stringify({ ...(await endedProcess()), command: 'npm start', children }));

    const lock = await takeLock(file, 'npm start', impatient);

    expect(lock.stale).toMatchObject({ children });
    expect(readOwner(file)).toMatchObject({ pid: process.pid });
  });

  it('of a process whose number was given to another one is stale', async () => {
    const file = lockFile();
    writeFileSync(file, JSON.stringify({ pid: process.pid, identity: 'an earlier one', command: 'npm start' }));

    await expect(takeLock(file, 'npm start', impatient)).resolves.toMatchObject({
      stale: { identity: 'an earlier one' },
    });
  });

  it('that was cut off while it was written is stale', async () => {
    const file = lockFile();
    writeFileSync(file, '{"pid": 1');

    await expect(takeLock(file, 'npm start', impatient)).resolves.toBeDefined();
  });

  it('is waited for while its owner is stopping', async () => {
    const file = lockFile();
    const first = await takeLock(file, 'npm start', impatient);
    first.tell({ stopping: true });

    const second = takeLock(file, 'npm start', { ...impatient, patienceMs: 5_000 });
    first.release();

    await expect(second).resolves.toBeDefined();
  });
});
