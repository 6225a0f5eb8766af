import { createHash } from 'node:crypto';
import type { Call } from '#libs/calls';
import { canonicalJson, type JsonObject } from '#libs/kernel';
import type { Application } from '../domain/application.js';
import type { ApplicantProfile, FrozenDocument, Request, SubmissionContent } from '../domain/content.js';
import { receiptCode } from '../domain/receipt-code.js';
import { STAGES } from '../domain/stage.js';
import { BUDGET_PAGE } from './budget-page.js';
import type { Material, StageDraft } from './stage-draft.js';

/** The applicant's declaration, as it stood beside the box that was ticked. */
export type Declaration = SubmissionContent['declaration'];

/** Nothing legible was asked for; the guard refuses such an application before its content could be stored. */
const NO_REQUEST: Request = { contributionMinor: 0, totalCostMinor: 0, months: 0, provinces: [] };

/** Everything that is handed in but the declaration: what the signatory reads before giving it. */
export type SealedDraft = Omit<SubmissionContent, 'declaration'>;

/** A draft as it would be handed in now. */
export function sealedDraft(of: {
  readonly call: Call;
  readonly application: Pick<Application, 'lot' | 'title'>;
  readonly drafts: readonly StageDraft[];
  readonly material: Material;
  readonly request: Request | null;
  readonly applicant: ApplicantProfile;
}): SealedDraft {
  const stages = of.drafts.map(({ stage }) => stage);
  return {
    format: 1,
    call: { code: of.call.code, revision: of.call.revision },
    lot: of.application.lot,
    title: of.application.title,
    stages,
    answers: Object.fromEntries(of.drafts.map((draft) => [draft.stage, askedAnswers(draft, of.material)])),
    documents: frozenDocuments(of.call, of.material, stages),
    applicant: of.applicant,
    request: of.request ?? NO_REQUEST,
  };
}

/** SHA-256 of a draft: it changes with every answer, file and fact about the applicant. */
export function draftHash(draft: SealedDraft): string {
  return hashed(canonicalJson(draft as unknown as JsonObject));
}

/** What is handed in, as it is kept for ever. */
export function frozenContent(draft: SealedDraft, declaration: Declaration): SubmissionContent {
  return { ...draft, declaration };
}

/** The pages of the form with what they ask for: an answer that is only kept, to be copied from, is not handed in. */
function askedAnswers({ stage, form, budget }: StageDraft, { pages }: Material): Readonly<Record<string, JsonObject>> {
  const asked = new Map(form.pages.map(({ id, questions }) => [id, new Set(questions.map((question) => question.id))]));
  const own = pages.filter((page) => page.stage === stage);
  const entries = own.flatMap(({ page, answers }): [string, JsonObject][] => {
    if (page === BUDGET_PAGE) return budget ? [[page, answers]] : [];
    const questions = asked.get(page);
    if (!questions) return [];
    return [[page, Object.fromEntries(Object.entries(answers).filter(([question]) => questions.has(question)))]];
  });
  return Object.fromEntries(entries);
}

function frozenDocuments(
  call: Call,
  { documents }: Material,
  stages: SubmissionContent['stages'],
): readonly FrozenDocument[] {
  return stages.flatMap((stage) => {
    const asked = new Set(call.allDocuments(stage).map(({ kind }) => kind));
    return documents.filter(({ set, kind }) => set === stage && asked.has(kind)).map(frozenDocument);
  });
}

/** What is kept of a document with a version: the content follows from its hash. */
export function frozenDocument(document: FrozenDocument): FrozenDocument {
  const { id, set, kind, name, extension, sizeBytes, sha256 } = document;
  return { id, set, kind, name, extension, sizeBytes, sha256 };
}

/** What was handed in, in the form in which drafts are read: the same pages show both. */
export function frozenMaterial({
  lot,
  answers,
  documents,
}: Pick<SubmissionContent, 'lot' | 'answers' | 'documents'>): Material {
  const pages = STAGES.flatMap((stage) =>
    Object.entries(answers[stage] ?? {}).map(([page, given]) => ({ stage, page, answers: given })),
  );
  return { lot, pages, documents };
}

/** SHA-256 of the content's canonical JSON: anybody who has the content can compute it again. */
export function contentHash(content: SubmissionContent): string {
  // The content is JSON by its types; an interface has no index signature.
  return hashed(canonicalJson(content as unknown as JsonObject));
}

/** The receipt's code follows from what was handed in and when. */
export function receiptCodeOf(submission: { id: string; contentHash: string; arrivedAt: Date }): string {
  return receiptCode(hashed(`${submission.id} ${submission.contentHash} ${submission.arrivedAt.toISOString()}`));
}

function hashed(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
