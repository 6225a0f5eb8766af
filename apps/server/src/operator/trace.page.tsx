import type { Followed } from '#libs/operation';
import { Code } from '../ui/code.js';
import { DataTable } from '../ui/data-table.js';
import { DateTime } from '../ui/date-time.js';
import { EmptyState } from '../ui/empty-state.js';
import { Field } from '../ui/field.js';
import { Filters } from '../ui/filters.js';
import { Layout } from '../ui/layout.js';
import type { View } from '../ui/view.js';
import { OperatorTabs } from './operator-tabs.js';

export interface TracePageProps {
  readonly view: View;
  readonly id: string;
  readonly steps: readonly Followed[];
  readonly put: number;
}

/** A search for a reference number, and everything that followed from it. */
export function TracePage({ view, id, steps, put }: TracePageProps) {
  return (
    <Layout view={view} title={view.t('operation.trace.title')} width="wide">
      <OperatorTabs view={view} current="/operator/trace" put={put} />
      <p>{view.t('operation.trace.intro')}</p>
      <Filters view={view} action="/operator/trace" found={id === '' ? null : steps.length} active={id !== ''}>
        <Field view={view} name="id" kind="text" label={view.t('operation.trace.id')} value={id} />
      </Filters>
      {id === '' ? null : <Steps view={view} steps={steps} />}
    </Layout>
  );
}

function Steps({ view, steps }: Pick<TracePageProps, 'view' | 'steps'>) {
  return (
    <DataTable<Followed>
      view={view}
      caption={view.t('operation.trace.title')}
      captionHidden
      rows={steps}
      rowKey={({ kind, target }) => `${kind} ${target}`}
      empty={<EmptyState>{view.t('operation.trace.none')}</EmptyState>}
      columns={[
        {
          key: 'at',
          head: view.t('operation.trace.at'),
          cell: ({ at }) => <DateTime view={view} at={at} show="moment" />,
        },
        {
          key: 'kind',
          head: view.t('operation.letter.kind'),
          cell: ({ kind, name }) => (
            <>
              {view.t(`operation.trace.kind.${kind}`)} <Code>{name}</Code>
            </>
          ),
        },
        {
          key: 'outcome',
          kind: 'about',
          head: view.t('operation.trace.outcome'),
          cell: ({ outcome, reason }) => (
            <>
              <Code>{outcome}</Code> {reason ? <Code>{reason}</Code> : null}
            </>
          ),
        },
        {
          key: 'target',
          kind: 'about',
          head: view.t('operation.letter.target'),
          cell: ({ target }) => <Code>{target}</Code>,
        },
      ]}
    />
  );
}
