import type { Call } from '#libs/calls';
import type { CallFigures } from '#libs/oversight';
import type { ProcedurePart } from '#libs/workflow';
import type { View } from '../ui/view.js';
import { type Figure, figureAddress } from './figures-address.js';

export interface DashboardProps {
  readonly view: View;
  readonly call: Call;
  readonly figures: CallFigures;
  readonly procedure: ProcedurePart;
}

/** The figures in the order in which the page shows them. */
export const SECTIONS = [
  'funnel',
  'lateness',
  'deadlines',
  'budget',
  'provinces',
  'states',
] as const satisfies readonly Figure[];

/** What the frame of each figure is given. An empty figure is nothing for a spreadsheet. */
export function frameOf({ view, call }: DashboardProps, section: Figure, isEmpty = false) {
  return {
    view,
    id: section,
    title: view.t(`figures.${section}.title`),
    lead: view.t(`figures.${section}.lead`),
    ...(isEmpty ? {} : { csvHref: figureAddress(call.code, section) }),
  };
}
