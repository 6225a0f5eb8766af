import type { Feedback } from '#libs/awards';
import { inPoints } from '#libs/awards';
import type { Call, Grid, GridSection } from '#libs/calls';
import { WrittenText } from '../applications/answer-in-words.js';
import { said } from '../calls/said.js';
import { type Column, DataTable } from '../ui/data-table.js';
import type { View } from '../ui/view.js';

export interface FeedbackProps {
  readonly view: View;
  readonly call: Call;
  readonly feedback: readonly Feedback[];
}

/** The evaluation as far as the call shows it: results, scores by criterion, comments; assessors by number only. */
export function FeedbackSections({ view, call, feedback }: FeedbackProps) {
  return (
    <>
      {feedback.map((of) => (
        <section key={of.stage}>
          <h2>{said(view, call.grid(of.stage).title)}</h2>
          {of.total === null ? null : (
            <p>
              <strong class="nums">
                {view.t('complaints.feedback.total', {
                  total: view.format.number(inPoints(of.total)),
                  max: call.grid(of.stage).max,
                })}
              </strong>
            </p>
          )}
          <Scores view={view} grid={call.grid(of.stage)} of={of} />
          <Comments view={view} grid={call.grid(of.stage)} of={of} />
        </section>
      ))}
    </>
  );
}

interface PartProps {
  readonly view: View;
  readonly grid: Grid;
  readonly of: Feedback;
}

type Criterion = GridSection['criteria'][number];

function Scores({ view, grid, of }: PartProps) {
  if (of.assessments.every(({ scores }) => Object.keys(scores).length === 0)) return null;
  const criteria = grid.sections.flatMap(({ criteria: inside }) => inside);
  const columns: readonly Column<Criterion>[] = [
    {
      key: 'criterion',
      head: view.t('complaints.feedback.criterion'),
      kind: 'about',
      cell: ({ id, text, weight }) => view.t('site.call.criterion', { id, text: said(view, text), weight }),
    },
    ...of.assessments.map(({ scores }, n) => ({
      key: String(n),
      head: view.t('complaints.feedback.assessment', { n: n + 1 }),
      kind: 'number' as const,
      cell: ({ id }: Criterion) => view.format.number(scores[id] ?? 0),
    })),
  ];
  return (
    <>
      <p class="help">{view.t('site.call.gridTotal', { max: grid.max })}</p>
      <DataTable
        view={view}
        caption={view.t('complaints.feedback.scores')}
        columns={columns}
        rows={criteria}
        rowKey={({ id }) => id}
      />
      {grid.sections
        .filter(({ criteria: inside }) => inside.length === 0)
        .map(({ id, title }) => (
          <p key={id}>
            {id}. {said(view, title)} – {view.t('site.call.transferred')}
          </p>
        ))}
    </>
  );
}

function Comments({ view, grid, of }: PartProps) {
  const places = grid.sections.flatMap(({ id, title, criteria }) => [
    { id, name: said(view, title) },
    ...criteria.map((criterion) => ({ id: criterion.id, name: said(view, criterion.text) })),
  ]);
  const written = places.flatMap(({ id, name }) => {
    const texts = of.assessments.flatMap(({ comments }, n) => {
      const text = comments[id];
      return text === undefined || text === '' ? [] : [{ n: n + 1, text }];
    });
    return texts.length === 0 ? [] : [{ id, name, texts }];
  });
  if (written.length === 0) return null;
  return (
    <>
      <h3>{view.t('complaints.feedback.comments')}</h3>
      {written.map(({ id, name, texts }) => (
        <section key={id}>
          <h4>
            {id}&nbsp;– {name}
          </h4>
          {texts.map(({ n, text }) => (
            <div key={n}>
              <p class="muted">{view.t('complaints.feedback.assessment', { n })}</p>
              <WrittenText text={text} />
            </div>
          ))}
        </section>
      ))}
    </>
  );
}
