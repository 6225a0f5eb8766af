import { BUDGET_PAGE, type Neighbour, type Stage } from '#libs/applications';
import type { Call } from '#libs/calls';
import { said } from '../calls/said.js';
import { DateTime } from '../ui/date-time.js';
import { PersonName } from '../ui/person-name.js';
import type { View } from '../ui/view.js';

export interface NeighboursProps {
  readonly view: View;
  readonly call: Pick<Call, 'form'>;
  readonly neighbours: readonly Neighbour[];
  readonly here: { readonly stage: Stage; readonly page: string };
}

/** Who else is writing in this file now, and since when. */
export function Neighbours({ view, call, neighbours, here }: NeighboursProps) {
  if (neighbours.length === 0) return null;
  return (
    <ul class="neighbours">
      {neighbours.map(({ name, stage, page, since }) => {
        const who = {
          name: <PersonName key="name" name={name} />,
          time: <DateTime key="time" view={view} at={since} show="hour" />,
        };
        const isHere = stage === here.stage && page === here.page;
        const title = titleOf(view, call, stage, page);
        return (
          <li key={name}>
            {isHere || !title
              ? view.pieces('drafts.presence.here', who)
              : view.pieces('drafts.presence.elsewhere', { ...who, page: <bdi key="page">{title}</bdi> })}
          </li>
        );
      })}
    </ul>
  );
}

function titleOf(view: View, call: Pick<Call, 'form'>, stage: Stage, page: string): string | null {
  if (page === BUDGET_PAGE) return view.t('applications.budget.title');
  const title = call.form(stage).pages.find(({ id }) => id === page)?.title;
  return title ? said(view, title) : null;
}
