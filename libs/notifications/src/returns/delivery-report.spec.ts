import { readReport } from './delivery-report.js';

const ID = '018f0000-0000-8123-8456-00000000b001';

/** As Postfix writes it. */
function aReport({ action = 'failed', returned = `Message-ID: <${ID}@minha.example>` } = {}): string {
  return [
    'From: MAILER-DAEMON@relay.example',
    'To: no-reply@minha.example',
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
    '',
    '--b1',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'I am sorry to have to inform you that your message could not be delivered.',
    '',
    '--b1',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; relay.example',
    '',
    'Final-Recipient: rfc822; salma@association.example',
    `Action: ${action}`,
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 <salma@association.example>:',
    '    Recipient address rejected: User unknown',
    '',
    '--b1',
    'Content-Type: message/rfc822',
    '',
    'From: Minha <no-reply@minha.example>',
    returned,
    'Subject: Rappel',
    '',
    'Madame, Monsieur,',
    '',
    '--b1--',
    '',
  ].join('\r\n');
}

describe('a delivery report', () => {
  it('says which mail did not arrive, and why', async () => {
    expect(await readReport(aReport())).toEqual({
      mailId: ID,
      action: 'failed',
      reason: '5.1.1 smtp; 550 5.1.1 <salma@association.example>: Recipient address rejected: User unknown',
    });
  });

  it('is read where only the headers come back', async () => {
    const headers = aReport().replace('Content-Type: message/rfc822', 'Content-Type: text/rfc822-headers');

    expect(await readReport(headers)).toMatchObject({ mailId: ID });
  });

  it('that a mail is late is no failure', async () => {
    expect(await readReport(aReport({ action: 'delayed' }))).toMatchObject({ action: 'delayed' });
  });

  it('about a mail of somebody else is none of ours, nor is any other mail', async () => {
    expect(await readReport(aReport({ returned: 'Message-ID: <abc@elsewhere.example>' }))).toBeNull();
    expect(
      await readReport(`Subject: Absence\r\nMessage-ID: <${ID}@minha.example>\r\n\r\nJe suis en congé.`),
    ).toBeNull();
  });
});
