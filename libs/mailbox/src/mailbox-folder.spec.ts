import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MailboxFolder } from './mailbox-folder.js';

const emptyFolder = () => new MailboxFolder(join(mkdtempSync(join(tmpdir(), 'mailbox-')), 'mailbox'));
const mail = (subject: string) => Buffer.from(`To: salma@example.org\r\nSubject: ${subject}\r\n\r\nBonjour\r\n`);

describe('the mailbox', () => {
  it('is empty before its first mail', async () => {
    expect(await emptyFolder().list(10)).toEqual([]);
  });

  it('shows the newest mail first, from where the page before ended', async () => {
    const folder = emptyFolder();
    await folder.keep(mail('first'), new Date(1_000), '00000001');
    await folder.keep(mail('second'), new Date(2_000), '00000002');

    const [newest] = await folder.list(1);
    const older = await folder.list(10, newest?.id);

    expect([newest, ...older].map((each) => each?.subject)).toEqual(['second', 'first']);
  });

  it('reads a mail as it came', async () => {
    const folder = emptyFolder();
    await folder.keep(mail('Re=C3=A7u'), new Date(1_000), '00000001');

    expect(await folder.read('000000000001000-00000001')).toMatchObject({
      to: 'salma@example.org',
      receivedAt: new Date(1_000),
      text: expect.stringContaining('Bonjour'),
    });
  });

  it.each(['000000000001000-00000002', '../000000000001000-00000001', ''])('has no mail %p', async (id) => {
    const folder = emptyFolder();
    await folder.keep(mail('first'), new Date(1_000), '00000001');

    expect(await folder.read(id)).toBeNull();
  });
});
