import type { Actor, Role } from '#libs/kernel';
import { ReportFile } from '#libs/reporting';
import { type AwardedGrant, GrantHouse } from '../../support/grant-house.js';
import { checkAndApprove, openPayment, send } from '../../support/paying.js';
import { fillIn, reportOf, submit, upload } from '../../support/reporting.js';
import type { Scene } from './world.js';

const FIGURES = { '1': '600000', '3': '400000', '8': '60000' };

/** Grants of the owner at every step that has pages: awarded, contract prepared, running, with payments and reports. */
export const grantsScene: Scene = async ({ app, ids }) => {
  const person = (id: string, ...roles: readonly Role[]): Actor => ({ kind: 'person', id, roles });
  const house = await GrantHouse.on(app, {
    officer: person(ids.officer, 'officer'),
    authority: person(ids.authority, 'authority'),
    finance: person(ids.finance, 'financeOfficer'),
    // The second pair of eyes is somebody else; who, does not matter here.
    secondFinance: person(ids.operator, 'financeOfficer'),
  });
  // An organisation of its own, so that the account which others verify stays as it is.
  const grantee = await house.aGrantee(person(ids.owner, 'applicant', 'signatory'));
  const awarded = await house.anAwardedGrant(grantee);
  const prepared = await house.anAwardedGrant(grantee);
  await house.prepare(prepared);
  const running = await house.aSignedGrant(grantee);
  const paid = await house.aSignedGrant(grantee);
  await house.work();
  return {
    awardedGrantId: awarded.id,
    preparedGrantId: prepared.id,
    runningGrantId: running.id,
    paymentId: await openPayment(house, running),
    paymentFileId: await aFile(house, paid),
    ...(await aSubmittedReport(house, paid)),
    ...(await reportsOf(house, running)),
  };
};

async function aFile(house: GrantHouse, grant: AwardedGrant): Promise<string> {
  const paymentId = await openPayment(house, grant);
  await checkAndApprove(house, paymentId);
  return (await send(house, paymentId)).batchId;
}

async function aSubmittedReport(house: GrantHouse, grant: AwardedGrant): Promise<Record<string, string>> {
  const reportId = await reportOf(house, grant, 'interim');
  await fillIn(house, grant, reportId, FIGURES);
  const kind = (await house.get(ReportFile).of(reportId)).draft.asked[0]?.kind ?? '';
  const { documentId } = await upload(house, grant, { reportId, kind });
  await submit(house, grant, reportId);
  return { submittedReportId: reportId, submittedReportDocumentId: documentId };
}

async function reportsOf(house: GrantHouse, grant: AwardedGrant): Promise<Record<string, string>> {
  const reportId = await reportOf(house, grant, 'interim');
  const finalReportId = await reportOf(house, grant, 'final');
  const [asked] = (await house.get(ReportFile).of(reportId)).draft.asked;
  if (!asked) throw new Error('The report asks for no document.');
  const { kind } = asked;
  const first = await upload(house, grant, { reportId, kind });
  const second = await upload(house, grant, { reportId: finalReportId, kind });
  return { reportId, finalReportId, reportDocumentId: first.documentId, spareReportDocumentId: second.documentId };
}
