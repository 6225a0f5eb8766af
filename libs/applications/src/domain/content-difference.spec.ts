import { contentDifferences } from './content-difference.js';
import type { FrozenDocument, SubmissionContent } from './content.js';

type Content = Pick<SubmissionContent, 'stages' | 'answers' | 'documents'>;

const file = (sha256: string, name = 'a.pdf'): FrozenDocument => ({
  id: sha256,
  set: 'conceptNote',
  kind: 'declaration',
  name,
  extension: 'pdf',
  sizeBytes: 1,
  sha256,
});
const content = (
  answers: Record<string, Record<string, unknown>>,
  documents: readonly FrozenDocument[] = [],
): Content =>
  // Answers are JSON as it was typed.
  ({ stages: ['conceptNote'], answers: { conceptNote: answers }, documents }) as unknown as Content;

describe('the difference between two versions', () => {
  it('is each answer as it was and as it is', () => {
    const before = content({ need: { why: 'old', who: 'same' }, title: { title: 'A' } });
    const after = content({ need: { why: 'new', who: 'same' }, title: { title: 'A' } });

    expect(contentDifferences(before, after)).toEqual([
      { kind: 'answer', stage: 'conceptNote', page: 'need', question: 'why', before: 'old', after: 'new' },
    ]);
  });

  it('is nothing where an answer was empty and is not there any more, or its keys come in another order', () => {
    const before = content({ need: { why: '', rows: [{ a: '1', b: '2' }], none: [] } });
    const after = content({ need: { rows: [{ b: '2', a: '1' }] } });

    expect(contentDifferences(before, after)).toEqual([]);
  });

  it('is each kind of document whose files are others, not one that was given again', () => {
    const again = { ...file('aa'), id: 'another' };

    expect(contentDifferences(content({}, [file('aa')]), content({}, [again]))).toEqual([]);
    expect(contentDifferences(content({}, [file('aa')]), content({}, [file('bb')]))).toMatchObject([
      { kind: 'files', document: 'declaration', before: [{ sha256: 'aa' }], after: [{ sha256: 'bb' }] },
    ]);
  });
});
