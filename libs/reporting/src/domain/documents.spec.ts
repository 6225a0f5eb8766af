import { mustTakeOneMore, type ReportDocument, TooManyDocuments } from './documents.js';

const document = (kind: string): ReportDocument => ({
  id: 'd1',
  reportId: 'r1',
  kind,
  name: 'a.pdf',
  extension: 'pdf',
  sizeBytes: 1,
  sha256: 'x',
  storageKey: 'x',
  uploadedAt: new Date(0),
  reusedFrom: null,
  uploadedBy: 'amina',
});

describe('one document more', () => {
  it('is taken while the call takes more of its kind', () => {
    expect(() => mustTakeOneMore({ kind: 'audit', maxFiles: 2 }, [document('audit'), document('photo')])).not.toThrow();
  });

  it('is refused when there are as many as the call takes', () => {
    expect(() => mustTakeOneMore({ kind: 'audit', maxFiles: 1 }, [document('audit')])).toThrow(TooManyDocuments);
  });
});
