import { ReportFile } from '#libs/reporting';
import { fillIn, reportOf, submit, upload } from '../../../../test/support/reporting.js';
import { GrantPortal } from '../testing/grant-portal.js';

const FIGURES = { '1': '600000', '3': '400000', '8': '60000' };

let portal: GrantPortal;
beforeAll(async () => {
  portal = await GrantPortal.open();
});
afterAll(() => portal.close());

describe('a report that is still written', () => {
  it('shows the office nothing of it, and its documents once they are handed in', async () => {
    const { house } = portal;
    const grant = await house.aSignedGrant(portal.grantee);
    await house.work();
    const id = await reportOf(house, grant, 'interim');
    const officer = await portal.program('officer');
    const grantee = await portal.program('grantee');
    await fillIn(house, grant, id, FIGURES);
    const kind = (await house.get(ReportFile).of(id)).draft.asked[0]?.kind ?? '';
    const { documentId } = await upload(house, grant, { reportId: id, kind });
    const content = `/api/v1/reports/${id}/documents/${documentId}`;

    const seen = (await officer.send('GET', `/api/v1/reports/${id}`)).json<object>();
    const own = (await grantee.send('GET', `/api/v1/reports/${id}`)).json<{ pages: unknown[] }>();
    const before = await officer.send('GET', content);
    await submit(house, grant, id);
    const after = await officer.send('GET', content);

    expect(seen).toMatchObject({ pages: [], figures: null, documents: [], missing: [] });
    expect(own.pages).not.toEqual([]);
    expect([before.statusCode, after.statusCode]).toEqual([404, 200]);
    expect(after.headers['content-disposition']).toContain('attachment');
  });
});
