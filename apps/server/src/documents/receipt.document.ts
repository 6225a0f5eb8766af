import type { SubmittedView } from '#libs/applications';
import type { Call } from '#libs/calls';
import type { PrintedDocument, PrintedPart, PrintedText } from '#libs/platform';
import { partInWords } from '../receipts/part-words.js';
import { inCall } from '../calls/in-call.js';
import { said } from '../calls/said.js';
import type { View } from '../ui/view.js';
import { versionOf } from './application.document.js';
import { code, ours, plain } from './runs.js';
import { sheet } from './sheet.js';

export interface ReceiptOnPaper {
  readonly view: View;
  readonly call: Call;
  readonly submitted: SubmittedView;
  /** The signed receipt; null where it was issued before receipts were signed. */
  readonly document: string | null;
  /** Where anybody verifies it, with its code; and the same as a picture to be read by a phone. */
  readonly verifyUrl: string;
  readonly qr: string;
}

interface Hashed {
  readonly name: PrintedText;
  readonly sha256: string;
}

/** Proof of a submission on paper: what arrived and when, the hash of every answer and file, and how to verify it. */
export function receiptDocument(of: ReceiptOnPaper): PrintedDocument {
  const { view, call, submitted } = of;
  const { content, stage, n, arrivedAt, contentHash, applicationCode, receiptCode } = submitted;
  const footer = { code: code(receiptCode), version: versionOf(inCall(view, call), stage, n), hash: contentHash };
  return {
    ...sheet({ view, call, footer }),
    title: ours(view, view.t('documents.receipt.title', { code: receiptCode })),
    author: view.t('documents.office'),
    kind: versionOf(inCall(view, call), stage, n),
    mark: null,
    notice: submitted.isReplaced ? view.t('applications.receipt.replaced') : null,
    at: submitted.receiptIssuedAt ?? arrivedAt,
    parts: [
      {
        kind: 'facts',
        facts: [
          { label: view.t('applications.file.code'), value: [code(applicationCode)] },
          { label: view.t('applications.file.title'), value: [plain(view, content.title)] },
          { label: view.t('applications.file.organisation'), value: [plain(view, content.applicant.name)] },
          { label: view.t('applications.file.lot'), value: [plain(view, said(view, call.lot(content.lot).title))] },
          { label: view.t('applications.file.part'), value: [ours(view, versionOf(inCall(view, call), stage, n))] },
          {
            label: view.t('applications.budget.requested'),
            value: [ours(view, view.format.money(submitted.requestedMinor, call.currency), 'figure')],
          },
          {
            label: view.t('applications.receipt.arrived'),
            value: [ours(view, view.format.dateTime(arrivedAt, call.zone)), code(arrivedAt.toISOString())],
          },
          { label: view.t('applications.receipt.hash'), value: [code(contentHash, 'hash')] },
        ],
      },
      ...verification(of),
      ...named(of),
    ],
  };
}

function verification({ view, submitted, verifyUrl, qr }: ReceiptOnPaper): readonly PrintedPart[] {
  const { receiptKeyId } = submitted;
  const signed = receiptKeyId === null ? 'documents.receipt.unsigned' : 'documents.receipt.signed';
  return [
    { kind: 'heading', level: 1, text: view.t('documents.receipt.verify') },
    {
      kind: 'qr',
      svg: qr,
      alt: view.t('documents.receipt.qr', { address: verifyUrl }),
      paragraphs: [
        ours(view, view.t('documents.receipt.how')),
        ours(view, view.t(signed, { key: receiptKeyId ?? '' })),
      ],
      address: code(verifyUrl),
    },
  ];
}

/** Every answer and file that the signature names. */
function named({ view, call, document }: ReceiptOnPaper): readonly PrintedPart[] {
  if (document === null) return [];
  // What we issued is a JSON object of this shape.
  const { answers, files } = JSON.parse(document) as {
    readonly answers: readonly { readonly path: string; readonly sha256: string }[];
    readonly files: readonly { readonly name: string; readonly sha256: string }[];
  };
  const words = { view, call, fileNames: new Map<string, string>() };
  return [
    { kind: 'heading', level: 1, text: view.t('documents.receipt.answers') },
    { kind: 'text', paragraphs: [ours(view, view.t('documents.receipt.answersHelp'))] },
    hashes(
      view,
      answers.map(({ path, sha256 }) => ({ name: plain(view, partInWords(words, `answer:${path}`)), sha256 })),
    ),
    ...(files.length === 0
      ? []
      : [
          { kind: 'heading', level: 1, text: view.t('documents.receipt.files') } as const,
          hashes(
            view,
            files.map(({ name, sha256 }) => ({ name: plain(view, name), sha256 })),
          ),
        ]),
  ];
}

function hashes(view: View, all: readonly Hashed[]): PrintedPart {
  return {
    kind: 'table',
    table: {
      head: [view.t('documents.receipt.what'), view.t('documents.hash')],
      numeric: [false, false],
      widths: ['fr', 'auto'],
      rows: all.map(({ name, sha256 }) => ({ strong: false, cells: [name, code(sha256, 'hash')] })),
    },
  };
}
