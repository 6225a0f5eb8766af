import type { OutboxEffect } from '#libs/engine';
import { verifyReceipt } from '#receipts/verifier';
import { IssueReceiptEffect } from '../effects/issue-receipt.effect.js';
import { Submitted } from '../queries/submitted.js';
import { ReceiptKeys } from '../queries/receipt-keys.js';
import { ReceiptStandings } from '../queries/receipt-standing.js';
import { fullReceipt, type ReceiptStatement } from '../receipts/receipt-document.js';
import { ReceiptsInBooks } from '../receipts/receipts-in-books.js';
import { SigningKey } from '../receipts/signing-key.js';
import { ApplicationsDesk, by, signatory } from '../testing/index.js';
import { EndReceiptKey, ReceiptKeyInUse, ReceiptKeyNotFound } from './end-receipt-key.js';
import { WithdrawApplication } from './withdraw-application.js';

let desk: ApplicationsDesk;

beforeAll(async () => {
  desk = await ApplicationsDesk.open();
});
afterAll(() => desk.close());

describe('the receipt of a submission', () => {
  it('is signed with the submission itself, bound to its entry in the history, and never changes', async () => {
    const call = await desk.aCall();
    const id = await desk.aDraft(call);
    await desk.complete(call, id);
    const { receiptCode, contentHash } = await desk.submit(id);

    const standing = await desk.get(ReceiptStandings).of(receiptCode);
    const own = await desk.get(ReceiptStandings).ownCopy(receiptCode);
    const keys = await desk.get(ReceiptKeys).all();
    const document = standing?.document ?? '';
    const copy = fullReceipt(document, { content: own?.content ?? ({} as never), salt: own?.salt ?? '' });
    const { statement } = JSON.parse(document) as { statement: ReceiptStatement };
    const [entry] = await desk.sql.query(
      `select encode(h.hash, 'hex') as sha256, h.event from workflow_history h where h.instance_id = $1 and h.seq = $2`,
      [id, statement.history.entry],
    );

    expect(verifyReceipt(document, keys).verdict).toBe('genuine');
    expect(verifyReceipt(copy, keys).verdict).toBe('genuine');
    expect(statement).toMatchObject({ code: receiptCode, fingerprint: contentHash, organisation: 'Association Amal' });
    expect(entry).toEqual({ sha256: statement.history.sha256, event: 'applicationSubmitted' });
    await expect(desk.sql.query('update receipt set document = null')).rejects.toThrow('never changed');
    await expect(desk.sql.query('update receipt_key set public_key = $1', ['00'])).rejects.toThrow('ending once');
    await expect(desk.sql.query('delete from receipt_key')).rejects.toThrow('never changed');
  });

  it('is compared by the check of the books with its signature, the submission and the history', async () => {
    const call = await desk.aCall();
    const id = await desk.aDraft(call);
    await desk.complete(call, id);
    const { receiptCode, submissionId } = await desk.submit(id);
    const before = await desk.get(ReceiptsInBooks).check();
    await desk.tamper(
      `update submission set arrived_at = arrived_at - interval '1 hour',
         content = jsonb_set(content, '{title}', '"another"') where id = $1`,
      [submissionId],
    );
    const after = await desk.get(ReceiptsInBooks).check();

    expect(before).toMatchObject({ unsigned: 0, differing: [] });
    expect(after.differing).toEqual([
      { code: receiptCode, what: 'what was submitted is not what it states' },
      { code: receiptCode, what: 'the submission arrived at another instant than it states' },
    ]);
  });

  it('says whether it was replaced, and whether the application was withdrawn', async () => {
    const call = await desk.aCall();
    const id = await desk.aDraft(call);
    await desk.complete(call, id);
    const first = await desk.submit(id);
    const second = await desk.submit(id);
    await desk.get(WithdrawApplication).execute({ ...by(signatory), applicationId: id, reason: 'No longer.' });

    expect(await desk.get(ReceiptStandings).of(first.receiptCode)).toMatchObject({
      replacedAt: new Date(second.arrivedAt),
      withdrawnAt: expect.any(Date),
    });
    expect(await desk.get(ReceiptStandings).of(second.receiptCode)).toMatchObject({ replacedAt: null });
  });

  it('stays genuine when its key was replaced and has ended; the one that signs cannot end', async () => {
    const call = await desk.aCall();
    const id = await desk.aDraft(call);
    await desk.complete(call, id);
    const { receiptCode } = await desk.submit(id);
    const { id: signs } = desk.get(SigningKey);
    await desk.sql.query(`insert into receipt_key (id, public_key, valid_from) values ('replaced', '00', minha_now())`);
    await desk.get(EndReceiptKey).execute({ id: 'replaced' });
    await expect(desk.get(EndReceiptKey).execute({ id: 'replaced' })).rejects.toBeInstanceOf(ReceiptKeyNotFound);
    await expect(desk.get(EndReceiptKey).execute({ id: signs })).rejects.toBeInstanceOf(ReceiptKeyInUse);

    await desk.sql.query("update receipt_key set valid_until = minha_now() + interval '1 second' where id = $1", [
      signs,
    ]);
    const standing = await desk.get(ReceiptStandings).of(receiptCode);

    expect(verifyReceipt(standing?.document ?? '', await desk.get(ReceiptKeys).all()).verdict).toBe('genuine');
    await expect(desk.sql.query('update receipt_key set valid_until = null where id = $1', [signs])).rejects.toThrow(
      'ending once',
    );
  });

  it('is asked for by the submission and mailed once', async () => {
    const call = await desk.aCall();
    const id = await desk.aDraft(call);
    await desk.complete(call, id);
    const proof = await desk.submit(id);

    const [effect] = await desk.sql.query<OutboxEffect>(
      `select o.id, o.name, o.instance_id as "instanceId", o.call_id as "callId", o.subject, o.payload, o.at
       from outbox o where o.instance_id = $1`,
      [id],
    );
    if (!effect) throw new Error('The submission asked for nothing.');
    const issue = () => desk.sql.transaction((tx) => desk.get(IssueReceiptEffect).handle(tx, effect));
    await issue();
    await issue();
    const causes = new Set(desk.notices.sent.map(({ cause }) => cause));

    expect(effect).toMatchObject({ name: 'issueReceipt', payload: { submissionId: proof.submissionId } });
    expect(await desk.get(Submitted).byReceipt(proof.receiptCode)).toMatchObject({ receiptIssuedAt: expect.any(Date) });
    // One cause, and so one mail to each reader.
    expect([...causes]).toEqual([effect.id]);
    expect(desk.notices.sent).toContainEqual(
      expect.objectContaining({
        cause: effect.id,
        path: `/receipts/${proof.receiptCode}`,
        instanceId: id,
        to: ['applicant'],
        params: expect.objectContaining({ receiptCode: proof.receiptCode, arrivedAt: proof.arrivedAt }),
      }),
    );
  });
});
