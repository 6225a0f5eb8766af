export interface ChartState {
  readonly id: string;
  readonly label: string;
  readonly final?: boolean;
}

export interface ChartTransition {
  readonly from: string;
  readonly to: string;
}

export interface Chart {
  readonly states: readonly ChartState[];
  readonly transitions: readonly ChartTransition[];
}

export interface PlacedState extends ChartState {
  /** Row, from above. */
  readonly row: number;
  /** Place in its row, in the middle of the sheet at 0. */
  readonly column: number;
}

export interface ChartLayout {
  readonly placed: readonly PlacedState[];
  readonly rows: number;
  /** The widest row's number of states. */
  readonly columns: number;
  /** Transitions that are drawn: not to an end that many states lead to, which would be a net instead of a picture. */
  readonly drawn: readonly ChartTransition[];
}

/** An end that more states than this lead to stands in the last row without lines; the table names them. */
const FEW = 2;

/**
 * Rows from above to below: a state stands below every state that leads to it, where that is possible without going
 * round in circles. The same chart always comes out the same.
 */
export function layOut(chart: Chart): ChartLayout {
  const known = new Set(chart.states.map((state) => state.id));
  const all = chart.transitions.filter(({ from, to }) => known.has(from) && known.has(to) && from !== to);
  const drawn = all.filter(({ to }) => !isCommonEnd(chart, all, to));
  const rowOf = rowsOf(chart, withoutReturns(chart, drawn));
  const last = Math.max(0, ...rowOf.values()) + 1;
  const row = (state: ChartState) => (isCommonEnd(chart, all, state.id) ? last : (rowOf.get(state.id) ?? 0));
  const rows = Array.from({ length: last + 1 }, (_, index) => chart.states.filter((state) => row(state) === index));
  const filled = rows.filter((states) => states.length > 0);
  return {
    placed: filled.flatMap((states, index) =>
      states.map((state, place) => ({ ...state, row: index, column: place - (states.length - 1) / 2 })),
    ),
    rows: filled.length,
    columns: Math.max(1, ...filled.map((states) => states.length)),
    drawn,
  };
}

function isCommonEnd(chart: Chart, transitions: readonly ChartTransition[], id: string): boolean {
  const final = chart.states.find((state) => state.id === id)?.final === true;
  return final && new Set(transitions.filter(({ to }) => to === id).map(({ from }) => from)).size > FEW;
}

/** Leaves out what leads back to a state on the way to it, found by walking in the order of the definition. */
function withoutReturns(chart: Chart, transitions: readonly ChartTransition[]): readonly ChartTransition[] {
  const onward: ChartTransition[] = [];
  const walked = new Set<string>();
  const walk = (id: string, way: ReadonlySet<string>): void => {
    walked.add(id);
    for (const transition of transitions.filter(({ from }) => from === id)) {
      if (way.has(transition.to)) continue;
      onward.push(transition);
      if (!walked.has(transition.to)) walk(transition.to, new Set([...way, transition.to]));
    }
  };
  for (const { id } of chart.states) if (!walked.has(id)) walk(id, new Set([id]));
  return onward;
}

function rowsOf(chart: Chart, onward: readonly ChartTransition[]): ReadonlyMap<string, number> {
  const rows = new Map(chart.states.map(({ id }) => [id, 0]));
  // A longest way has at most as many steps as there are states; what is left of a circle stops there too.
  for (let step = 0; step < chart.states.length; step += 1) {
    const moved = onward.filter(({ from, to }) => (rows.get(from) ?? 0) >= (rows.get(to) ?? 0));
    if (moved.length === 0) break;
    for (const { from, to } of moved) rows.set(to, Math.min((rows.get(from) ?? 0) + 1, chart.states.length));
  }
  return rows;
}
