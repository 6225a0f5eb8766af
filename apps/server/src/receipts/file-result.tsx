import type { FileResult } from '#receipts/verifier';
import { DataTable } from '../ui/data-table.js';
import { Notice } from '../ui/notice.js';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';
import { KnownFacts, Since } from './known-facts.js';
import { partInWords } from './part-words.js';
import type { FileChecked } from './receipt-check.js';

interface Props {
  readonly view: View;
  readonly checked: FileChecked;
}

/** Whether the file of a receipt is as it was issued; what differs is named, part by part. */
export function FileResultShown({ view, checked }: Props) {
  const { verdict, known, statement } = checked;
  return (
    <section>
      {verdict === 'genuine' ? (
        <Notice tone="done" role="status" title={view.t('receipts.file.genuine')}>
          {view.t('receipts.file.genuineWhy')}
        </Notice>
      ) : (
        <Differing view={view} checked={checked} />
      )}
      {known ? <Since view={view} known={known} /> : null}
      {verdict === 'genuine' && !known ? <Notice tone="attention">{view.t('receipts.file.notInBooks')}</Notice> : null}
      {known && verdict === 'genuine' ? (
        <KnownFacts view={view} known={known} statement={statement} deadlineAt={statement?.deadlineAt ?? null} />
      ) : null}
      {checked.files.length > 0 ? <Files view={view} files={checked.files} /> : null}
    </section>
  );
}

function Differing({ view, checked }: Props) {
  const { findings, known, fileNames } = checked;
  const sentences = findings.map(({ code, part }) =>
    view.t(`receipts.finding.${code}`, { part: partInWords({ view, call: known?.call ?? null, fileNames }, part) }),
  );
  return (
    <Notice tone="problem" role="status" title={view.t('receipts.file.differs')}>
      <p>{view.t('receipts.file.differsWhat')}</p>
      <ul>
        {[...new Set(sentences)].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p>{view.t(known ? 'receipts.file.askByCode' : 'receipts.file.askOwner')}</p>
    </Notice>
  );
}

const TONE = { same: 'done', differs: 'problem', notInReceipt: 'attention' } as const;

function Files({ view, files }: { readonly view: View; readonly files: readonly FileResult[] }) {
  return (
    <DataTable<FileResult>
      view={view}
      caption={view.t('receipts.file.compared')}
      rows={files}
      rowKey={({ name }) => name}
      columns={[
        { key: 'name', kind: 'about', head: view.t('receipts.file.name'), cell: ({ name }) => <bdi>{name}</bdi> },
        {
          key: 'outcome',
          head: view.t('receipts.file.outcome'),
          cell: ({ outcome }) => <Status tone={TONE[outcome]}>{view.t(`receipts.outcome.${outcome}`)}</Status>,
        },
        {
          key: 'as',
          head: view.t('receipts.file.as'),
          cell: ({ outcome, as }) => (outcome === 'notInReceipt' ? null : <bdi>{as}</bdi>),
        },
      ]}
    />
  );
}
