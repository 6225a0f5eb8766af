import { directionOf } from '#libs/platform';
import { DataTable } from './data-table.js';
import { layOut, type Chart, type ChartLayout, type ChartTransition, type PlacedState } from './statechart-layout.js';
import { Status } from './status.js';
import type { View } from './view.js';

export interface StatechartProps {
  readonly view: View;
  readonly chart: Chart;
  /** Where it is now; several where things run side by side. */
  readonly current: readonly string[];
}

const BOX = { width: 196, height: 58, gapX: 28, gapY: 44, margin: 44 } as const;
const LINE = { letters: 24, height: 17, most: 3 } as const;

/** The procedure as a picture drawn from its definition, with the present state marked; and the same as a table. */
export function Statechart({ view, chart, current }: StatechartProps) {
  const next = chart.transitions.filter(({ from }) => current.includes(from)).map(({ to }) => to);
  const roleOf = (id: string) => (current.includes(id) ? 'now' : next.includes(id) ? 'next' : 'other');
  return (
    <div class="statechart">
      <div class="statechart-frame" tabindex={0} role="group" aria-label={view.t('ui.chart.label')}>
        <Picture layout={inDirection(layOut(chart), directionOf(view.lang))} roleOf={roleOf} />
      </div>
      <p class="statechart-legend">
        <Status tone="done">{view.t('ui.chart.now')}</Status> <Status tone="info">{view.t('ui.chart.next')}</Status>
      </p>
      <Twin view={view} chart={chart} roleOf={roleOf} />
    </div>
  );
}

/** What begins side by side is read from where the language begins. */
function inDirection(layout: ChartLayout, direction: 'ltr' | 'rtl'): ChartLayout {
  if (direction === 'ltr') return layout;
  return { ...layout, placed: layout.placed.map((state) => ({ ...state, column: -state.column })) };
}

type RoleOf = (id: string) => 'now' | 'next' | 'other';

function Picture({ layout, roleOf }: { readonly layout: ChartLayout; readonly roleOf: RoleOf }) {
  const width = layout.columns * (BOX.width + BOX.gapX) + 2 * BOX.margin;
  const height = layout.rows * (BOX.height + BOX.gapY);
  const at = new Map(layout.placed.map((state) => [state.id, corner(state, width)]));
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true" focusable="false">
      <defs>
        <marker id="chart-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path class="chart-arrow" d="M0 0 8 4 0 8Z" />
        </marker>
      </defs>
      {layout.drawn.map((transition) => (
        <Edge key={`${transition.from} ${transition.to}`} transition={transition} at={at} width={width} />
      ))}
      {layout.placed.map((state) => (
        <Box key={state.id} state={state} at={corner(state, width)} role={roleOf(state.id)} />
      ))}
    </svg>
  );
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function corner({ row, column }: PlacedState, width: number): Point {
  return {
    x: width / 2 + column * (BOX.width + BOX.gapX) - BOX.width / 2,
    y: row * (BOX.height + BOX.gapY) + BOX.gapY / 2,
  };
}

interface EdgeProps {
  readonly transition: ChartTransition;
  readonly at: ReadonlyMap<string, Point>;
  readonly width: number;
}

function Edge({ transition, at, width }: EdgeProps) {
  const from = at.get(transition.from);
  const to = at.get(transition.to);
  if (!from || !to) return null;
  return <path class="chart-edge" d={wayOf(from, to, { width, at })} marker-end="url(#chart-arrow)" />;
}

const STEP = BOX.height + BOX.gapY;
/** How far the way back to the row above runs beside the way down. */
const BESIDE = 22;

type Sheet = Pick<EdgeProps, 'width' | 'at'>;

/** Straight to the next row or back to the one above; where rows lie between, round the side or down a lane. */
function wayOf(from: Point, to: Point, { width, at }: Sheet): string {
  const middle = BOX.width / 2;
  const isShutIn = [...at.values()].some(
    (box) => (box.y === from.y && box.x < from.x) || (box.y === to.y && box.x < to.x),
  );
  if (to.y - from.y > STEP && isShutIn) return downTheLane(from, to);
  if (to.y - from.y === STEP) return downward(from.x + middle, from.y + BOX.height, to.x + middle, to.y);
  if (from.y - to.y === STEP)
    return downward(from.x + middle + BESIDE, from.y, to.x + middle + BESIDE, to.y + BOX.height);
  return roundTheSide(from, to, width);
}

function downward(fromX: number, fromY: number, toX: number, toY: number): string {
  const bend = (toY - fromY) / 2;
  return `M${fromX} ${fromY}C${fromX} ${fromY + bend} ${toX} ${toY - bend} ${toX} ${toY}`;
}

/** Between this column of boxes and the next one, so that no box is crossed. */
function downTheLane(from: Point, to: Point): string {
  const bend = BOX.gapY / 2;
  const lane = from.x + BOX.width + BOX.gapX / 2;
  const [startX, startY] = [from.x + BOX.width - BESIDE, from.y + BOX.height];
  const endX = to.x + BOX.width / 2 + BESIDE;
  const [down, up] = [startY + 2 * bend, to.y - 2 * bend];
  return `M${startX} ${startY}C${startX} ${startY + bend} ${lane} ${startY + bend} ${lane} ${down}L${lane} ${up}C${lane} ${up + bend} ${endX} ${up + bend} ${endX} ${to.y}`;
}

function roundTheSide(from: Point, to: Point, width: number): string {
  const back = to.y <= from.y;
  const side = back ? width - BOX.margin / 2 : BOX.margin / 2;
  const edge = back ? BOX.width : 0;
  const [fromY, toY] = [from.y + BOX.height / 2, to.y + BOX.height / 2];
  const halfWay = (fromY + toY) / 2;
  return `M${from.x + edge} ${fromY}C${side} ${fromY} ${side} ${fromY} ${side} ${halfWay}S${side} ${toY} ${to.x + edge} ${toY}`;
}

interface BoxProps {
  readonly state: PlacedState;
  readonly at: Point;
  readonly role: ReturnType<RoleOf>;
}

function Box({ state, at, role }: BoxProps) {
  const lines = linesOf(state.label);
  const firstLine = at.y + BOX.height / 2 - ((lines.length - 1) * LINE.height) / 2;
  return (
    <g class={`chart-state chart-${role}`}>
      <rect x={at.x} y={at.y} width={BOX.width} height={BOX.height} rx={state.final ? BOX.height / 2 : 6} />
      {lines.map((line, index) => (
        <text key={line} x={at.x + BOX.width / 2} y={firstLine + index * LINE.height} dy="0.35em" text-anchor="middle">
          {line}
        </text>
      ))}
    </g>
  );
}

/** SVG breaks no lines by itself. */
function linesOf(label: string): readonly string[] {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const line = lines.at(-1);
    const fits = line !== undefined && line.length + word.length < LINE.letters;
    if (fits || lines.length === LINE.most) lines.push(`${lines.pop() ?? ''} ${word}`.trim());
    else lines.push(word);
  }
  return lines;
}

function Twin({ view, chart, roleOf }: { readonly view: View; readonly chart: Chart; readonly roleOf: RoleOf }) {
  const labelOf = (id: string) => chart.states.find((state) => state.id === id)?.label ?? '';
  const leads = (id: string) => [
    ...new Set(chart.transitions.filter(({ from }) => from === id).map(({ to }) => labelOf(to))),
  ];
  return (
    <details>
      <summary>{view.t('ui.chart.states')}</summary>
      <DataTable
        view={view}
        caption={view.t('ui.chart.label')}
        captionHidden
        rows={chart.states}
        rowKey={(state) => state.id}
        columns={[
          {
            key: 'state',
            head: view.t('ui.chart.state'),
            cell: (state) =>
              roleOf(state.id) === 'now' ? (
                <Status tone="done">{`${state.label} – ${view.t('ui.chart.now')}`}</Status>
              ) : (
                state.label
              ),
          },
          { key: 'leads', head: view.t('ui.chart.leads'), cell: (state) => view.format.list(leads(state.id)) },
        ]}
      />
    </details>
  );
}
