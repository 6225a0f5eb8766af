import { type CallFile, DocumentsInBooks } from '#libs/calls';
import { TransitionRefused } from '#libs/workflow';
import { CorrectionWaits, FormClosed, FormsUnchanged, NoCorrectionWaits } from '../form-correction.js';
import { NotYourCall } from '../domain/who-may.js';
import { TellOfCorrectionEffect } from '../effects/tell-of-correction.effect.js';
import { authority, by, officer, person, publicationDesk, type PublicationDesk } from '../testing/index.js';
import { MakeFormCorrection } from './make-form-correction.js';
import { ProposeFormCorrection } from './propose-form-correction.js';
import { SetFormCorrectionAside } from './set-form-correction-aside.js';

let desk: PublicationDesk;

beforeAll(async () => {
  desk = await publicationDesk();
});

afterAll(() => desk.close());

/** The title asked for in other words. */
function reworded(file: CallFile): CallFile {
  const { conceptNote } = file.forms;
  if (!conceptNote) throw new Error('The call has no concept note.');
  const [first, ...rest] = conceptNote.pages;
  if (!first) throw new Error('The form has no page.');
  const title = { fr: 'Autre titre', ar: 'عنوان آخر', en: 'Another title' };
  return { ...file, forms: { ...file.forms, conceptNote: { ...conceptNote, pages: [{ ...first, title }, ...rest] } } };
}

const reason = 'The page was misnamed.';

async function propose(callId: string, actor = officer, at = new Date()) {
  const { file } = await desk.calls.of(null, callId);
  const command = { ...by(actor, at), callId, file: { ...reworded(file), currency: 'EUR' } as const, reason };
  return desk.get(ProposeFormCorrection).execute(command);
}

describe('correcting the form of a published call', () => {
  it('takes two people, changes nothing but the forms, and tells everybody who has a draft, once', async () => {
    const callId = await desk.aPublished();
    const drafts = [await desk.aGrantDraft(callId), await desk.aGrantDraft(callId)];
    const before = await desk.calls.of(null, callId);

    const { correctionId } = await propose(callId);
    expect((await desk.calls.of(null, callId)).revision).toBe(before.revision);
    await expect(propose(callId)).rejects.toThrow(CorrectionWaits);
    const both = person('olga', 'officer', 'authority');
    const confirm = (actor = authority) => desk.get(MakeFormCorrection).execute({ ...by(actor), callId, correctionId });
    await expect(confirm(officer)).rejects.toThrow(NotYourCall);
    await expect(confirm(both)).rejects.toThrow(TransitionRefused);
    await confirm();

    const after = await desk.calls.of(null, callId);
    expect(after.file).toEqual(reworded(before.file));
    expect((await desk.calls.atRevision(null, callId, before.revision)).file).toEqual(before.file);
    expect(await desk.carryOut(callId, 'tellOfCorrection', TellOfCorrectionEffect)).toBe(1);
    const told = desk.notices.filter(({ template }) => template === 'formCorrected');
    expect(told.map(({ instanceId }) => instanceId).sort()).toEqual(drafts.sort());
    expect(new Set(told.map(({ cause }) => cause)).size).toBe(1);
    expect(told[0]).toMatchObject({ to: ['applicant'], params: { reason } });
    await expect(confirm()).rejects.toThrow(NoCorrectionWaits);
    // The history of the call names what it says now by its hash.
    const [row] = await desk.sql.query<{ same: boolean }>(
      `select h.payload->>'sha256' = d.sha256 as same from workflow_history h
       join call_document d on d.call_id = h.instance_id and d.revision = (h.payload->>'revision')::int
       where h.instance_id = $1 and h.event = 'formCorrected'`,
      [callId],
    );
    expect(row?.same).toBe(true);
  });

  it('is dropped with its reason, and may then be proposed anew', async () => {
    const callId = await desk.aPublished();
    const { correctionId } = await propose(callId);
    const aside = { ...by(authority), callId, correctionId, reason: 'Not now.' };
    await desk.get(SetFormCorrectionAside).execute(aside);
    await expect(desk.get(SetFormCorrectionAside).execute(aside)).rejects.toThrow(NoCorrectionWaits);
    expect(await propose(callId)).toBeDefined();
  });

  it('is refused where nothing is different, and where nobody can write any more', async () => {
    const callId = await desk.aPublished();
    const { file } = await desk.calls.of(null, callId);
    const same = { ...by(officer), callId, file, reason };
    await expect(desk.get(ProposeFormCorrection).execute(same)).rejects.toThrow(FormsUnchanged);
    const late = new Date(Date.now() + 60 * 86_400_000);
    await expect(propose(callId, officer, late)).rejects.toThrow(FormClosed);
    await expect(propose(await desk.anApproved())).rejects.toThrow(TransitionRefused);
  });
});

describe('what is kept of a call', () => {
  const check = () => desk.get(DocumentsInBooks).differing();
  const found = async (callId: string) =>
    (await check()).filter((one) => one.callId === callId).map(({ seq, code, message }) => [seq, code, message]);

  async function corrected(): Promise<{ readonly callId: string; readonly revisions: readonly [number, number] }> {
    const callId = await desk.aPublished();
    const { correctionId } = await propose(callId);
    await desk.get(MakeFormCorrection).execute({ ...by(authority), callId, correctionId });
    const rows = await desk.sql.query<{ revision: number }>(
      'select d.revision from call_document d where d.call_id = $1 order by d.revision',
      [callId],
    );
    const [first, second] = rows.map(({ revision }) => revision);
    if (first === undefined || second === undefined) throw new Error('The correction was not kept.');
    return { callId, revisions: [first, second] };
  }

  const otherFile = `(replace(file::text, 'Another title', 'Another tale'))::json`;

  /** By whoever has the database's keys: the hash beside the document stays as it was. */
  async function changeOneByte(callId: string, revision: number): Promise<void> {
    await desk.tamper('alter table call_document drop constraint if exists ck_call_document_sha256', []);
    await desk.tamper(
      `update call_document set file = (replace(file::text, '"MAD"', '"MAE"'))::json where call_id = $1 and revision = $2`,
      [callId, revision],
    );
  }

  it('is what its history says, also while it is a draft', async () => {
    const { callId } = await corrected();
    await desk.aDraft();

    expect(await found(callId)).toEqual([]);
    expect(await check()).toEqual([]);
  });

  it.each([0, 1] as const)(
    'is missed by a byte that is changed in document %i of two, and by nothing else',
    async (which) => {
      const { callId, revisions } = await corrected();
      await changeOneByte(callId, revisions[which]);

      expect(await found(callId)).toMatchObject([[which === 0 ? 1 : 5, 'documentAltered', expect.any(String)]]);
    },
  );

  it('is missed also by a change with a hash that was made to fit, and by one of what people are shown', async () => {
    const { callId, revisions } = await corrected();
    const message = `the document of revision ${revisions[1]} was changed after it was kept`;
    await desk.tamper(`update call set file = ${otherFile} where id = $1`, [callId]);
    expect(await found(callId)).toMatchObject([[5, 'documentNotInUse', expect.stringContaining('newest')]]);

    await desk.tamper(
      `update call_document set file = ${otherFile}, sha256 = encode(sha256(convert_to(${otherFile}::text, 'UTF8')), 'hex')
       where call_id = $1`,
      [callId],
    );
    expect(await found(callId)).toEqual([[5, 'documentAltered', message]]);
  });

  it('is missed where it was taken away, and seen where it was put beside', async () => {
    const { callId, revisions } = await corrected();
    await desk.tamper('update call_document set revision = revision + 1 where call_id = $1 and revision = $2', [
      callId,
      revisions[1],
    ]);

    expect(await found(callId)).toEqual([
      [5, 'documentMissing', `the document of revision ${revisions[1]}, which its history names, is not kept`],
      [null, 'documentSurplus', expect.stringContaining('knows of no correction')],
    ]);
  });

  it('is compared with its own hash only where the history lies in a detached month', async () => {
    const { callId, revisions } = await corrected();
    await desk.tamper('delete from workflow_history where instance_id = $1', [callId]);
    expect(await found(callId)).toEqual([]);

    await changeOneByte(callId, revisions[1]);
    expect(await found(callId)).toMatchObject([[null, 'documentAltered', expect.any(String)]]);
  });
});
