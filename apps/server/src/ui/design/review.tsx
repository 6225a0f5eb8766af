import { Evidence, EvidenceKeys } from '../evidence.js';
import { Field } from '../field.js';
import { Filters } from '../filters.js';
import { Progress } from '../progress.js';
import { ScoreButtons, ScoreKeys } from '../score-buttons.js';
import { SplitView } from '../split-view.js';
import { Tabs } from '../tabs.js';
import type { View } from '../view.js';
import { SAMPLES } from './samples.js';

/** What assessors and officers work with. */
export function Review({ view }: { readonly view: View }) {
  const word = (key: string) => view.t(`ui.design.${key}`);
  return (
    <>
      <Filters view={view} action="/design" found={12} active>
        <Field view={view} kind="text" name="q" label={word('search')} width="full" />
        <Field
          view={view}
          kind="select"
          name="state"
          label={view.t('ui.chart.state')}
          options={[{ value: 'a', label: word('option.one') }]}
        />
      </Filters>
      <Tabs
        view={view}
        label={word('tabs')}
        tabs={[
          { href: '?tab=a', label: word('option.one'), current: true, count: 12 },
          { href: '?tab=b', label: word('option.two'), count: 0 },
          { href: '?tab=c', label: word('option.three'), count: 1_000, isMore: true },
          { href: '?tab=d', label: word('option.one') },
        ]}
      />
      <EvidenceKeys view={view}>
        <Evidence
          view={view}
          of={word('option.one')}
          facts={[
            { label: word('criterion'), value: SAMPLES[view.lang].project },
            { label: word('comment'), value: null },
          ]}
        />
      </EvidenceKeys>
      <SplitView
        view={view}
        read={{ id: 'proposal', label: word('proposal'), content: <Proposal view={view} /> }}
        act={{ id: 'grid', label: word('grid'), content: <Grid view={view} /> }}
      />
    </>
  );
}

function Proposal({ view }: { readonly view: View }) {
  const sample = SAMPLES[view.lang];
  return (
    <div class="prose">
      <h3>{sample.project}</h3>
      {[1, 2, 3, 4].map((paragraph) => (
        <p key={paragraph}>{sample.summary}</p>
      ))}
    </div>
  );
}

function Grid({ view }: { readonly view: View }) {
  const word = (key: string) => view.t(`ui.design.${key}`);
  return (
    <ScoreKeys view={view}>
      <Progress label={view.t('ui.tasks.progress', { done: 12, total: 45 })} done={12} total={45} />
      <form method="post" action="/design" novalidate>
        <ScoreButtons
          view={view}
          name="score-1"
          label={`1.1 ${word('criterion')}`}
          guidance={word('guidance')}
          value={4}
        />
        <ScoreButtons
          view={view}
          name="score-2"
          label={`1.2 ${word('criterion')}`}
          error={view.t('error.field.choose')}
        />
        <ScoreButtons view={view} name="score-3" label={`1.3 ${word('criterion')}`} value={2} final />
        <Field view={view} kind="textarea" name="comment" label={word('comment')} rows={3} />
      </form>
    </ScoreKeys>
  );
}
