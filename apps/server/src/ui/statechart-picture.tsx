import { directionOf } from '#libs/platform';
import type { ComponentChildren } from 'preact';
import { type ChartLayout, type ChartTransition, type PlacedState } from './statechart-layout.js';
import type { View } from './view.js';

const BOX = { width: 196, height: 68, gapX: 28, gapY: 44, margin: 44 } as const;
const LINE = { letters: 24, height: 17, most: 3 } as const;

/** How many are in a state, and where they are listed. */
export interface StateCount {
  readonly files: number;
  readonly href: string | null;
}

/** What a state is drawn as. */
export type RoleOf = (id: string) => 'now' | 'next' | 'passed' | 'other' | 'filled';

/** What begins side by side is read from where the language begins. */
export function inDirection(layout: ChartLayout, direction: 'ltr' | 'rtl'): ChartLayout {
  if (direction === 'ltr') return layout;
  return { ...layout, placed: layout.placed.map((state) => ({ ...state, column: -state.column })) };
}

export interface Counted {
  readonly view: View;
  readonly countOf: (id: string) => StateCount;
}

interface FrameProps {
  readonly view: View;
  readonly label: string;
  readonly children: ComponentChildren;
}

/** Scrolls by itself where it is too wide. A phone would show a corner of it only: there it waits behind its name. */
export function PictureFrame({ view, label, children }: FrameProps) {
  return (
    <details class="statechart-picture">
      <summary>{view.t('figures.picture')}</summary>
      <div class="statechart-frame" tabindex={0} role="region" aria-label={label}>
        {children}
      </div>
    </details>
  );
}

interface PictureProps {
  readonly layout: ChartLayout;
  readonly roleOf: RoleOf;
  readonly counted?: Counted;
}

/** Boxes and the ways between them. */
export function Picture({ layout, roleOf, counted }: PictureProps) {
  const width = layout.columns * (BOX.width + BOX.gapX) + 2 * BOX.margin;
  const height = layout.rows * (BOX.height + BOX.gapY);
  const at = new Map(layout.placed.map((state) => [state.id, corner(state, width)]));
  // Both kinds may stand on one page.
  const arrow = counted ? 'chart-arrow-counted' : 'chart-arrow';
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true" focusable="false">
      <defs>
        <marker id={arrow} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path class="chart-arrow" d="M0 0 8 4 0 8Z" />
        </marker>
      </defs>
      {layout.drawn.map((transition) => (
        <Edge key={`${transition.from} ${transition.to}`} transition={transition} at={at} width={width} arrow={arrow} />
      ))}
      {layout.placed.map((state) => (
        <Box key={state.id} state={state} at={corner(state, width)} role={roleOf(state.id)} counted={counted} />
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
  readonly arrow: string;
}

function Edge({ transition, at, width, arrow }: EdgeProps) {
  const from = at.get(transition.from);
  const to = at.get(transition.to);
  if (!from || !to) return null;
  return <path class="chart-edge" d={wayOf(from, to, { width, at })} marker-end={`url(#${arrow})`} />;
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
  readonly counted: Counted | undefined;
}

/** The picture is for the eye and the pointer: whoever comes by keyboard finds the same links in the table. */
function Box({ state, at, role, counted }: BoxProps) {
  const count = counted?.countOf(state.id);
  const lines = linesOf(state.label);
  const firstLine = at.y + BOX.height / 2 - ((lines.length - 1) * LINE.height) / 2;
  const box = (
    <g class={`chart-state chart-${role}`}>
      <rect x={at.x} y={at.y} width={BOX.width} height={BOX.height} rx={state.final ? BOX.height / 2 : 6} />
      {lines.map((line, index) => (
        <text key={line} x={at.x + BOX.width / 2} y={firstLine + index * LINE.height} dy="0.35em" text-anchor="middle">
          {line}
        </text>
      ))}
      {counted && count && count.files > 0 ? <Badge view={counted.view} at={at} files={count.files} /> : null}
    </g>
  );
  return count?.href && count.files > 0 ? (
    <a href={count.href} tabindex={-1}>
      {box}
    </a>
  ) : (
    box
  );
}

const BADGE = { height: 24, letter: 9, padding: 8, beyond: 6 } as const;

/** How many, on the upper corner where lines end: arrows come in at the middle. */
function Badge({ view, at, files }: { readonly view: View; readonly at: Point; readonly files: number }) {
  const text = view.format.number(files);
  const width = Math.max(BADGE.height, text.length * BADGE.letter + 2 * BADGE.padding);
  const fromStart = width / 2 - BADGE.beyond;
  const middle = directionOf(view.lang) === 'rtl' ? at.x + fromStart : at.x + BOX.width - fromStart;
  return (
    <g class="chart-badge">
      <rect
        x={middle - width / 2}
        y={at.y - BADGE.height / 2}
        width={width}
        height={BADGE.height}
        rx={BADGE.height / 2}
      />
      <text x={middle} y={at.y} dy="0.35em" text-anchor="middle">
        {text}
      </text>
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
