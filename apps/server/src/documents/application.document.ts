import {
  type ApplicationFileView,
  type ApplicantProfile,
  frozenMaterial,
  stageDraft,
  type StageDraft,
  type SubmittedView,
} from '#libs/applications';
import type { Call } from '#libs/calls';
import type { PrintedDocument, PrintedFact, PrintedPart } from '#libs/platform';
import { nameOf } from '../applications/file-layout.js';
import { inCall } from '../calls/in-call.js';
import { said } from '../calls/said.js';
import type { View } from '../ui/view.js';
import { printedDraft } from './printed-draft.js';
import { code, ours, plain, written } from './runs.js';
import { sheet } from './sheet.js';

/** An application as it was submitted, in the language in which it was declared or in another one of ours. */
export function submittedDocument(view: View, call: Call, submitted: SubmittedView): PrintedDocument {
  const { content, stage, n, arrivedAt, contentHash, applicationCode, receiptCode, requestedMinor } = submitted;
  const material = frozenMaterial(content);
  const drafts = content.stages.map((one) => stageDraft(call, one, material));
  const footer = { code: code(applicationCode), version: versionOf(inCall(view, call), stage, n), hash: contentHash };
  return {
    ...sheet({ view, call, footer }),
    title: plain(view, content.title),
    author: content.applicant.name,
    kind: inCall(view, call).t(`call.stage.${stage}`),
    mark: null,
    notice: submitted.isReplaced ? view.t('documents.replaced') : null,
    at: arrivedAt,
    parts: [
      {
        kind: 'facts',
        facts: [
          ...whose(view, call, content.applicant, content.lot),
          { label: view.t('applications.file.code'), value: [code(applicationCode)] },
          { label: view.t('applications.file.part'), value: [ours(view, versionOf(inCall(view, call), stage, n))] },
          {
            label: view.t('applications.receipt.arrived'),
            value: [ours(view, view.format.dateTime(arrivedAt, call.zone)), code(arrivedAt.toISOString())],
          },
          { label: view.t('applications.receipt.code'), value: [code(receiptCode)] },
          requested(view, call, requestedMinor),
        ],
      },
      ...printedDraft({ view, call, lot: content.lot, drafts, documents: content.documents }),
      ...declared(view, submitted),
    ],
  };
}

export interface DraftedApplication {
  readonly file: ApplicationFileView;
  readonly call: Call;
  readonly drafts: readonly StageDraft[];
  readonly applicant: ApplicantProfile;
  readonly hash: string;
  readonly requestedMinor: number | null;
}

/** An application that is being written: every page says that it is a draft, and proves nothing. */
export function draftDocument(view: View, drafted: DraftedApplication): PrintedDocument {
  const { file, call, drafts, applicant, hash, requestedMinor } = drafted;
  const version = view.t('documents.draft.version');
  return {
    ...sheet({ view, call, footer: { code: code(file.code ?? call.code), version, hash } }),
    title: plain(view, nameOf(view, file)),
    author: applicant.name,
    kind: inCall(view, call).t(`call.stage.${file.stage}`),
    mark: view.t('documents.draft.mark'),
    notice: view.t('documents.draft.notice'),
    at: lastWritten(file),
    parts: [
      {
        kind: 'facts',
        facts: [
          ...whose(view, call, applicant, file.lot),
          ...(requestedMinor === null ? [] : [requested(view, call, requestedMinor)]),
        ],
      },
      ...printedDraft({ view, call, lot: file.lot, drafts, documents: file.documents }),
    ],
  };
}

export function versionOf(view: View, stage: string, n: number): string {
  return view.t('applications.file.version', { part: view.t(`call.stage.${stage}`), n });
}

function whose(view: View, call: Call, applicant: ApplicantProfile, lot: string): readonly PrintedFact[] {
  const { name, nameAr, address } = applicant;
  return [
    {
      label: view.t('applications.file.organisation'),
      value: [name, nameAr ?? '', address].filter((text) => text !== '').map((text) => plain(view, text)),
    },
    { label: view.t('applications.file.lot'), value: [plain(view, said(view, call.lot(lot).title))] },
  ];
}

function requested(view: View, call: Call, minor: number): PrintedFact {
  const value = [ours(view, view.format.money(minor, call.currency), 'figure')];
  return { label: view.t('applications.budget.requested'), value };
}

function declared(view: View, { content: { declaration }, arrivedAt }: SubmittedView): readonly PrintedPart[] {
  const sentences = written(view, declaration.text);
  return [
    { kind: 'heading', level: 1, text: view.t('applications.submit.declaration') },
    { kind: 'list', items: sentences },
    {
      kind: 'facts',
      facts: [
        { label: view.t('documents.declaredBy'), value: [plain(view, declaration.personName)] },
        { label: view.t('documents.declaredAt'), value: [code(arrivedAt.toISOString())] },
      ],
    },
  ];
}

function lastWritten({ pages, documents, createdAt }: ApplicationFileView): Date {
  const all = [...pages.map(({ updatedAt }) => updatedAt), ...documents.map(({ uploadedAt }) => uploadedAt)];
  return all.reduce<Date>((last, at) => (at !== null && at > last ? at : last), createdAt);
}
