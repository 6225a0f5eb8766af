import type { OutboxEffect } from '#libs/engine';
import { IssueReceiptEffect } from '../effects/issue-receipt.effect.js';
import { Submitted } from '../queries/submitted.js';
import { ApplicationsDesk } from '../testing/index.js';

let desk: ApplicationsDesk;

beforeAll(async () => {
  desk = await ApplicationsDesk.open();
});
afterAll(() => desk.close());

describe('the receipt of a submission', () => {
  it('is asked for by the submission, written once, and mailed once', async () => {
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

    expect(effect).toMatchObject({ name: 'issueReceipt', payload: { submissionId: proof.submissionId } });
    expect(await desk.get(Submitted).byReceipt(proof.receiptCode)).toMatchObject({ receiptIssuedAt: expect.any(Date) });
    expect(desk.notices.sent).toEqual([
      expect.objectContaining({
        cause: effect.id,
        instanceId: id,
        to: ['applicant'],
        params: expect.objectContaining({ receiptCode: proof.receiptCode, arrivedAt: proof.arrivedAt }),
      }),
    ]);
  });
});
