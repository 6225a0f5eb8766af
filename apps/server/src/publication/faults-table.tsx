import type { CallFault } from '#libs/calls';
import { Code } from '../ui/code.js';
import { DataTable } from '../ui/data-table.js';
import type { View } from '../ui/view.js';
import { callFaultInWords } from './fault-words.js';

export interface FaultsProps {
  readonly view: View;
  readonly faults: readonly CallFault[];
  /** What was brought. */
  readonly text: string;
}

/** Every fault with its line and what to write instead; the names of the file are shown as they stand there. */
export function Faults({ view, faults, text }: FaultsProps) {
  const lines = text.split('\n');
  return (
    <section class="section">
      <h2>{view.t('publication.new.faults', { count: faults.length })}</h2>
      <DataTable<CallFault>
        view={view}
        caption={view.t('publication.new.faults', { count: faults.length })}
        captionHidden
        rows={faults}
        rowKey={({ line, column, path, message }) => `${line}:${column}:${path}:${message}`}
        columns={[
          {
            key: 'line',
            head: view.t('publication.new.line'),
            cell: ({ line, column }) => (
              <span class="nums nowrap">{view.t('publication.new.place', { line, column })}</span>
            ),
          },
          {
            key: 'what',
            kind: 'about',
            head: view.t('publication.new.fault'),
            cell: (fault) => (
              <>
                <bdi>{callFaultInWords(view, fault)}</bdi>
                {fault.path === '' ? null : (
                  <div class="help">
                    <Code>{fault.path}</Code>
                  </div>
                )}
              </>
            ),
          },
          {
            key: 'text',
            head: view.t('publication.new.written'),
            cell: ({ line }) => <Code>{(lines[line - 1] ?? '').trim().slice(0, 80)}</Code>,
          },
        ]}
      />
    </section>
  );
}
