import type { Followed } from '#libs/operation';
import { Code } from '../ui/code.js';
import { DataTable } from '../ui/data-table.js';
import { DateTime } from '../ui/date-time.js';
import { EmptyState } from '../ui/empty-state.js';
import { Field } from '../ui/field.js';
import { Filters } from '../ui/filters.js';
import { Layout } from '../ui/layout.js';
import type { View } from '../ui/view.js';
import { ZoneNote } from '../ui/zone-note.js';
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
        <Field view={view} name="id" kind="code" label={view.t('operation.trace.id')} value={id} />
      </Filters>
      {steps.length === 0 ? null : <ZoneNote view={view} />}
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
              {view.t(`operation.trace.kind.${kind}`)}
              <br />
              <Words view={view} of={name} text={NAMES[kind](name)} />
            </>
          ),
        },
        {
          key: 'outcome',
          head: view.t('operation.trace.outcome'),
          cell: ({ kind, outcome, reason }) => (
            <>
              <Words view={view} of={outcome} text={OUTCOMES[kind](outcome)} /> {reason ? <Code>{reason}</Code> : null}
            </>
          ),
        },
        {
          key: 'target',
          head: view.t('operation.letter.target'),
          cell: ({ kind, target }) =>
            kind === 'mail' ? (
              <a href={`/operator/mails/${target}`}>
                <Code>{target}</Code>
              </a>
            ) : (
              <Code>{target}</Code>
            ),
        },
      ]}
    />
  );
}

type KeyOf = Readonly<Record<Followed['kind'], (name: string) => string>>;

const NAMES: KeyOf = {
  transition: (event) => `event.${event}.done`,
  // Effects have no texts: their names are those of the log.
  order: (effect) => effect,
  mail: (template) => `operation.template.${template}`,
};

const OUTCOMES: KeyOf = {
  transition: (state) => `state.grant.${state}`,
  order: (outcome) => `operation.trace.of.${outcome}`,
  mail: (status) => `operation.mail.of.${status}`,
};

/** What no text names is shown as it is. */
function Words({ view, of, text }: { readonly view: View; readonly of: string; readonly text: string }) {
  return view.has(text) ? <>{view.t(text)}</> : <Code>{of}</Code>;
}
