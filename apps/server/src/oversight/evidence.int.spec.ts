import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { CheckIntegrity } from '#libs/operation';
import type { AwardedGrant } from '../../../../test/support/grant-house.js';
import { pay } from '../../../../test/support/paying.js';
import { reportOf, upload } from '../../../../test/support/reporting.js';
import { ReportFile } from '#libs/reporting';
import { wordsIn } from '../testing/browser.js';
import { GrantPortal } from '../testing/grant-portal.js';

let portal: GrantPortal;
let grant: AwardedGrant;
const folder = mkdtempSync(join(tmpdir(), 'minha-evidence-'));

beforeAll(async () => {
  portal = await GrantPortal.open();
  const { house } = portal;
  grant = await house.aSignedGrant(portal.grantee);
  await house.work();
  await pay(house, grant);
  await house.work();
  const reportId = await reportOf(house, grant, 'interim');
  const kind = (await house.get(ReportFile).of(reportId)).draft.asked[0]?.kind ?? '';
  await upload(house, grant, { reportId, kind });
}, 300_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await portal?.close();
});

/** Unpacks an archive as any programme does, by the directory at its end. */
function unpacked(archive: Buffer): readonly string[] {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  let at = archive.readUInt32LE(end + 16);
  return Array.from({ length: archive.readUInt16LE(end + 10) }, () => {
    const [packed, nameLength, offset] = [
      archive.readUInt32LE(at + 20),
      archive.readUInt16LE(at + 28),
      archive.readUInt32LE(at + 42),
    ];
    const path = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const begin = offset + 30 + archive.readUInt16LE(offset + 26);
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), inflateRawSync(archive.subarray(begin, begin + packed)));
    at += 46 + nameLength;
    return path;
  });
}

/** What the enclosed programme says, with nothing of ours beside it. */
function checked() {
  const { status, stdout } = spawnSync(process.execPath, ['check.mjs'], { cwd: folder, encoding: 'utf8', env: {} });
  return { status, said: stdout };
}

function spoilt(path: string, change: (text: string) => string): ReturnType<typeof checked> {
  const before = readFileSync(join(folder, path), 'utf8');
  writeFileSync(join(folder, path), change(before));
  const found = checked();
  writeFileSync(join(folder, path), before);
  return found;
}

describe('the evidence of a grant', () => {
  it('can be checked without the platform, and says what was changed in it', async () => {
    const answer = await (await portal.browser('auditor')).get(`/files/${grant.id}/evidence.zip`);
    const paths = unpacked(answer.rawPayload);

    expect(answer.headers['content-type']).toBe('application/zip');
    expect(paths).toEqual(
      expect.arrayContaining([
        'history.jsonl',
        'submissions.jsonl',
        'signatures.jsonl',
        'ledger.jsonl',
        'payments.jsonl',
        'report-documents.jsonl',
        'MANIFEST.sha256',
      ]),
    );
    expect(paths.some((path) => /^files\/[0-9a-f]{64}-justificatif\.pdf$/.test(path))).toBe(true);
    expect(checked()).toMatchObject({
      status: 0,
      said: expect.stringMatching(/^\d+ files, \d+ histories, 0 faults\n$/),
    });
    const forged = spoilt('history.jsonl', (text) =>
      text.replace('contractSignedByAuthority', 'contractSignedByNobody'),
    );
    expect(forged).toMatchObject({
      status: 1,
      said: expect.stringMatching(/history of .*: row \d+ is not what was written/),
    });
    const spent = spoilt('ledger.jsonl', (text) => text.replace('"amount_minor":', '"amount_minor":1'));
    expect(spent).toMatchObject({ status: 1, said: expect.stringContaining('ledger.jsonl: is not what was written') });
    const shortened = spoilt('history.jsonl', (text) => text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1));
    expect(shortened.said).toContain('does not end where the file stands');
  });

  it('is the same by the API, and for auditors only', async () => {
    const byProgram = await (await portal.program('auditor')).send('GET', `/api/v1/files/${grant.id}/evidence`);
    const toOfficer = await (await portal.browser('officer')).get(`/files/${grant.id}/evidence.zip`);

    expect(unpacked(byProgram.rawPayload)).toContain('MANIFEST.sha256');
    expect(checked().status).toBe(0);
    expect(toOfficer.statusCode).toBe(403);
  });
});

describe('the integrity check', () => {
  const forge = async (event: string) => {
    await portal.house.query('alter table workflow_history disable trigger history_append_only');
    await portal.house.query('update workflow_history set event = $2 where instance_id = $1 and seq = 2', [
      grant.id,
      event,
    ]);
    await portal.house.query('alter table workflow_history enable trigger history_append_only');
  };

  it('says of one file at once whether its history holds', async () => {
    const auditor = await portal.browser('auditor');
    const before = wordsIn((await auditor.get(`/files/${grant.id}/evidence`)).body);
    const [second] = await portal.house.query<{ event: string }>(
      'select h.event from workflow_history h where h.instance_id = $1 and h.seq = 2',
      [grant.id],
    );

    await forge('grantClosed');
    const forged = wordsIn((await auditor.get(`/files/${grant.id}/evidence`)).body);
    const told = await (await portal.program('auditor')).send('GET', `/api/v1/files/${grant.id}/integrity`);
    await forge(second?.event ?? '');

    expect(before).toContain('n’a pas été modifié');
    expect(forged).toContain('L’historique ne correspond pas');
    expect(forged).toContain('Un événement n’est pas ce qui avait été écrit');
    expect(told.json()).toMatchObject({ discrepancies: [{ instanceId: grant.id, seq: 2, code: 'rowAltered' }] });
  });

  it('of everything is asked for once, carried out in the background, and says what it found', async () => {
    const auditor = await portal.browser('auditor');
    const pageNow = async () => wordsIn((await auditor.get('/integrity')).body);
    const never = await pageNow();

    await auditor.submit('/integrity', {});
    await (await portal.program('auditor')).send('POST', '/api/v1/integrity');
    const waiting = await pageNow();
    const found = await portal.house.get(CheckIntegrity).next();
    const nothingMore = await portal.house.get(CheckIntegrity).next();

    expect(never).toContain('Aucun contrôle n’a encore eu lieu');
    expect(waiting).toContain('Un contrôle est demandé et va commencer');
    // The house enters applications with a document whose content it never keeps.
    expect(found).toMatchObject({ discrepancies: [], missing: ['x'], differing: [] });
    expect(nothingMore).toBeNull();
    expect(await pageNow()).toContain('Un document manque');
    expect(await pageNow()).toContain('Accusés de réception vérifiés');
  });

  it('names the file in which something is wrong, and an officer has nothing checked', async () => {
    const auditor = await portal.browser('auditor');
    await forge('grantClosed');
    await auditor.submit('/integrity', {});
    await portal.house.get(CheckIntegrity).next();
    const said = wordsIn((await auditor.get('/integrity')).body);
    const [file] = await portal.house.query<{ code: string }>('select a.code from application a where a.id = $1', [
      grant.id,
    ]);

    expect(said).toContain('Des anomalies ont été trouvées');
    expect(said).toContain(file?.code);
    expect((await (await portal.browser('officer')).get('/integrity')).statusCode).toBe(403);
  });
});
