import { buffer } from 'node:stream/consumers';
import type { Call } from '#libs/calls';
import { DocumentsOfFile } from '../queries/documents-of-file.js';
import { aDocx } from '#testing/platform';
import { aPdf, ApplicationsDesk, by, editor } from '../testing/index.js';
import { RemoveDocument } from './remove-document.js';

let desk: ApplicationsDesk;
let call: Call;
let id: string;

beforeAll(async () => {
  desk = await ApplicationsDesk.open();
  call = await desk.aCall();
});
beforeEach(async () => {
  id = await desk.aDraft(call);
});
afterAll(() => desk.close());

const KIND = 'declaration';

describe('uploading a document', () => {
  it('keeps its content and a clean name', async () => {
    const { documentId } = await desk.upload(id, KIND, { content: aPdf('x'), fileName: '../récépissé\u202efdp.exe' });

    const document = await desk.get(DocumentsOfFile).open(id, documentId);
    expect(document).toMatchObject({ name: '_récépisséfdp.exe.pdf', mediaType: 'application/pdf' });
    expect(await buffer(document.content)).toEqual(aPdf('x'));
  });

  it.each([
    ['that is none of the accepted kinds', { content: Buffer.from('<script>alert(1)</script>') }, 'files.type-refused'],
    ['that is a document, but not one that the call takes here', { content: aDocx() }, 'files.type-refused'],
    ['that is empty', { content: Buffer.alloc(0) }, 'files.empty'],
    ['that is larger than the call allows', { content: Buffer.alloc(5_000_001) }, 'files.too-large'],
    ['of a kind that is not asked for', { set: 'legalFile' as const }, 'applications.document-not-asked'],
  ])('refuses one %s', async (_title, upload, code) => {
    await expect(desk.upload(id, KIND, upload)).rejects.toMatchObject({ code });
    expect((await desk.file(id)).documents).toEqual([]);
  });

  it('adds nothing when the same content arrives twice', async () => {
    const first = await desk.upload(id, KIND);

    expect(await desk.upload(id, KIND)).toEqual(first);
  });

  it('refuses one more than the call takes', async () => {
    await desk.upload(id, KIND, { content: aPdf('one') });

    await expect(desk.upload(id, KIND, { content: aPdf('two') })).rejects.toMatchObject({
      code: 'applications.too-many-documents',
    });
  });

  it('refuses the legal file before anybody asks for it', async () => {
    await expect(desk.upload(id, 'statutes', { set: 'legalFile' })).rejects.toMatchObject({
      code: 'applications.not-open',
    });
  });
});

describe('removing a document', () => {
  const remove = (applicationId: string, documentId: string) =>
    desk.get(RemoveDocument).execute({ ...by(editor), applicationId, documentId });

  it('takes it out of what will be submitted, and out of nothing that was', async () => {
    await desk.complete(call, id);
    const { submissionId } = await desk.submit(id);
    const [document] = (await desk.file(id)).documents;

    await remove(id, document?.id ?? '');

    const [stored] = await desk.sql.query<{ content: { documents: { id: string }[] } }>(
      'select s.content from submission s where s.id = $1',
      [submissionId],
    );
    expect((await desk.file(id)).documents.map((one) => one.id)).not.toContain(document?.id);
    expect(stored?.content.documents.map((one) => one.id)).toContain(document?.id);
    await expect(desk.get(DocumentsOfFile).open(id, document?.id ?? '')).resolves.toMatchObject({
      name: document?.name,
    });
  });

  it('of another application does not find it', async () => {
    const { documentId } = await desk.upload(id, KIND);
    const other = await desk.aDraft(call);

    await expect(remove(other, documentId)).rejects.toMatchObject({ code: 'applications.document-not-found' });
    await expect(desk.get(DocumentsOfFile).open(other, documentId)).rejects.toMatchObject({
      code: 'applications.document-not-found',
    });
  });
});
