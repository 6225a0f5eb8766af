import type { Deviation } from '#libs/operation';
import { Code } from '../ui/code.js';
import { DataTable } from '../ui/data-table.js';
import type { View } from '../ui/view.js';

export interface DiscrepanciesProps {
  readonly view: View;
  readonly found: readonly Deviation[];
  /** What people call the files concerned, by the id of the instance. */
  readonly names: ReadonlyMap<string, string>;
}

/** More would help nobody: what was forged by the hundred is looked into with the command. */
const MOST = 100;

/** What the database holds and its history does not explain. */
export function Discrepancies({ view, found, names }: DiscrepanciesProps) {
  if (found.length === 0) return null;
  return (
    <DataTable<Deviation>
      view={view}
      caption={view.t('oversight.integrity.discrepancies', { count: found.length })}
      rows={found.slice(0, MOST)}
      rowKey={({ instanceId, seq, code }) => `${instanceId} ${seq} ${code}`}
      columns={[
        {
          key: 'file',
          head: view.t('oversight.integrity.file'),
          cell: ({ instanceId }) => <Code>{names.get(instanceId) ?? instanceId}</Code>,
        },
        {
          key: 'row',
          head: view.t('oversight.integrity.row'),
          kind: 'number',
          cell: ({ seq }) => (seq === null ? null : view.format.number(seq)),
        },
        {
          key: 'what',
          head: view.t('oversight.integrity.what'),
          cell: ({ code }) => view.t(`oversight.found.${code}`),
        },
      ]}
    />
  );
}
