import { Code } from '../ui/code.js';
import { Notice } from '../ui/notice.js';
import type { View } from '../ui/view.js';
import { KnownFacts, Since } from './known-facts.js';
import type { CodeChecked } from './receipt-check.js';
import { deadlineIn } from './statement.js';

const TONE = { genuine: 'done', none: 'attention', broken: 'problem' } as const;

/** What a code tells: enough to believe its holder, nothing about who they are or what they wrote. */
export function CodeResult({ view, checked }: { readonly view: View; readonly checked: CodeChecked }) {
  if (checked.kind === 'malformed') return null;
  if (checked.kind === 'unknown') {
    return (
      <Notice tone="attention" role="status" title={view.t('receipts.code.unknown')}>
        <p>{view.pieces('receipts.code.unknownWhy', { code: <Code key="code">{checked.code}</Code> })}</p>
      </Notice>
    );
  }
  const { signature, standing } = checked;
  return (
    <section>
      <Notice tone={TONE[signature]} role="status" title={view.t(`receipts.code.${signature}`)}>
        {view.t(`receipts.code.${signature}Why`)}
      </Notice>
      <Since view={view} known={checked} />
      <KnownFacts view={view} known={checked} statement={null} deadlineAt={deadlineIn(standing.document)} />
      <p class="muted">{view.t('receipts.code.noMore')}</p>
    </section>
  );
}
