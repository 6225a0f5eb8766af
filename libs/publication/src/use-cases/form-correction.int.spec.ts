import type { CallFile } from '#libs/calls';
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
