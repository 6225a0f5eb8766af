import { ReportFile } from '#libs/reporting';
import { aPdf } from '#testing/applications';
import { reportOf } from '../../../../test/support/reporting.js';
import { type Browser, csrfIn, wordsIn } from '../testing/browser.js';
import { GrantPortal } from '../testing/grant-portal.js';

const KIND = 'statutes';

let portal: GrantPortal;
let grantee: Browser;

beforeAll(async () => {
  portal = await GrantPortal.open();
  grantee = await portal.browser('grantee');
});
afterAll(() => portal.close());

async function choose(place: string, sha256: string) {
  const opened = await grantee.get(`/given-files?for=${place}`);
  return { opened, chosen: await grantee.post('/given-files', { _csrf: csrfIn(opened.body), for: place, sha256 }) };
}

const legalFile = (id: string) =>
  portal.house.query<{ kind: string; sha256: string; place: string | null }>(
    `select d.kind, d.sha256, d.reused_from->>'place' as place from document d
     where d.application_id = $1 and d.document_set = 'legalFile' and d.removed_at is null`,
    [id],
  );

describe('a file that was given before', () => {
  it('goes into the legal file of an award, and from there with a report', async () => {
    const { house } = portal;
    const root = `/organisations/${portal.grantee.organisationId}/file/${KIND}`;
    const paper = await grantee.get(root);
    const until = { 'validUntil.day': '', 'validUntil.month': '', 'validUntil.year': '' };
    const file = { field: 'file', name: 'statuts.pdf', content: aPdf('statuts') };
    await grantee.upload(root, { _csrf: csrfIn(paper.body), ...until }, file);
    const [kept] = await house.query<{ sha256: string }>('select d.sha256 from organisation_document d');
    const sha256 = kept?.sha256 ?? '';
    const grant = await house.anAwardedGrant(portal.grantee);

    const inLegalFile = await choose(`applications/${grant.id}/legalFile/${KIND}`, sha256);
    const page = wordsIn((await grantee.get(`/applications/${grant.id}/documents/legalFile`)).body);

    expect(inLegalFile.chosen.statusCode).toBe(303);
    expect(await legalFile(grant.id)).toContainEqual({ kind: KIND, sha256, place: 'organisation' });
    expect(page).toContain('repris de');

    const signed = await house.aSignedGrant(portal.grantee);
    await house.work();
    const reportId = await reportOf(house, signed, 'interim');
    const asked = (await house.get(ReportFile).of(reportId)).draft.asked[0]?.kind ?? '';
    const inReport = await choose(`reports/${reportId}/${asked}`, sha256);
    const documents = await house.query<{ sha256: string; place: string }>(
      `select d.sha256, d.reused_from->>'place' as place from report_document d where d.report_id = $1`,
      [reportId],
    );

    expect(wordsIn(inReport.opened.body)).toContain('statuts.pdf');
    expect(inReport.chosen.headers.location).toBe(`/reports/${reportId}/documents`);
    expect(documents).toMatchObject([{ sha256 }]);
    expect(documents[0]?.place).toMatch(/^(organisation|application)$/);
  });
});
