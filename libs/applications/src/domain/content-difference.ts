import { canonicalJson, type Json } from '#libs/kernel';
import type { FrozenDocument, SubmissionContent } from './content.js';
import type { Stage } from './stage.js';

/** One answer, or the files of one kind, that differ between two versions. */
export type ContentDifference =
  | {
      readonly kind: 'answer';
      readonly stage: Stage;
      readonly page: string;
      readonly question: string;
      readonly before: Json | null;
      readonly after: Json | null;
    }
  | {
      readonly kind: 'files';
      readonly stage: Stage;
      readonly document: string;
      readonly before: readonly FrozenDocument[];
      readonly after: readonly FrozenDocument[];
    };

type Content = Pick<SubmissionContent, 'stages' | 'answers' | 'documents'>;

/** Everything that differs between two versions of an application, answer by answer and kind by kind of document. */
export function contentDifferences(before: Content, after: Content): readonly ContentDifference[] {
  return after.stages.flatMap((stage) => [...answersIn(before, after, stage), ...filesIn(before, after, stage)]);
}

function answersIn(before: Content, after: Content, stage: Stage): readonly ContentDifference[] {
  const [old, present] = [before.answers[stage] ?? {}, after.answers[stage] ?? {}];
  return namesOf(old, present).flatMap((page) => {
    const [then, now] = [old[page] ?? {}, present[page] ?? {}];
    return namesOf(then, now)
      .filter((question) => !isSame(then[question], now[question]))
      .map((question) => {
        const both = { before: then[question] ?? null, after: now[question] ?? null };
        return { kind: 'answer' as const, stage, page, question, ...both };
      });
  });
}

function filesIn(before: Content, after: Content, stage: Stage): readonly ContentDifference[] {
  const of = ({ documents }: Content, kind: string) =>
    documents.filter((document) => document.set === stage && document.kind === kind);
  const kinds = new Set(
    [...before.documents, ...after.documents].filter(({ set }) => set === stage).map(({ kind }) => kind),
  );
  return [...kinds]
    .map((document) => ({ document, before: of(before, document), after: of(after, document) }))
    .filter((one) => hashesOf(one.before) !== hashesOf(one.after))
    .map((one) => ({ kind: 'files' as const, stage, ...one }));
}

function hashesOf(documents: readonly FrozenDocument[]): string {
  return documents
    .map(({ sha256, name }) => `${sha256} ${name}`)
    .toSorted()
    .join('\n');
}

function namesOf(one: object, other: object): readonly string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])];
}

/** An answer that was never given and an empty one are the same to whoever reads them. */
function isSame(one: Json | undefined, other: Json | undefined): boolean {
  return written(one) === written(other);
}

function written(answer: Json | undefined): string {
  const isEmpty = answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0);
  return isEmpty ? '' : canonicalJson({ answer });
}
