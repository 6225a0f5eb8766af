import type { AssessorLoad } from '#libs/evaluation';
import { DataTable } from '../ui/data-table.js';
import { PersonName } from '../ui/person-name.js';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';

/** Who has how much to read: the load beside each name, whether they may begin, and how even it is. */
export function LoadsTable({ view, loads }: { readonly view: View; readonly loads: readonly AssessorLoad[] }) {
  if (loads.length === 0) return <p class="muted">{view.t('evaluation.load.nobody')}</p>;
  const assigned = loads.map((load) => load.assigned);
  const [least, most] = [Math.min(...assigned), Math.max(...assigned)];
  const number = (value: number) => view.format.number(value);
  return (
    <details>
      <summary>{view.t('evaluation.load.title', { people: loads.length, least, most })}</summary>
      <DataTable<AssessorLoad>
        view={view}
        caption={view.t('evaluation.load.caption')}
        captionHidden
        rows={loads}
        rowKey={({ personId }) => personId}
        columns={[
          {
            key: 'name',
            head: view.t('evaluation.load.name'),
            cell: ({ name }) => <PersonName name={name} />,
          },
          {
            key: 'declared',
            head: view.t('evaluation.load.declaration'),
            cell: ({ hasDeclared }) => (
              <Status tone={hasDeclared ? 'done' : 'attention'}>
                {view.t(hasDeclared ? 'evaluation.load.signed' : 'evaluation.load.unsigned')}
              </Status>
            ),
          },
          {
            key: 'assigned',
            kind: 'number',
            head: view.t('evaluation.load.assigned'),
            cell: (load) => number(load.assigned),
          },
          {
            key: 'finals',
            kind: 'number',
            head: view.t('evaluation.load.finals'),
            cell: ({ finals }) => number(finals),
          },
          {
            key: 'left',
            kind: 'number',
            head: view.t('evaluation.load.left'),
            cell: ({ assigned: given, finals }) => <strong>{number(given - finals)}</strong>,
          },
          {
            key: 'conflicts',
            kind: 'number',
            head: view.t('evaluation.load.conflicts'),
            cell: ({ conflicts }) => number(conflicts),
          },
        ]}
      />
      <p class="help">{view.t('evaluation.load.rule')}</p>
    </details>
  );
}
