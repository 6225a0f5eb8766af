import { Statechart } from '../ui/statechart.js';
import type { View } from '../ui/view.js';
import type { ProcedureOfFile } from './procedure-of-file.js';

export interface ProcedureChartProps {
  readonly view: View;
  readonly part: ProcedureOfFile;
  /** Where the file is. */
  readonly states: readonly string[];
}

/** The procedure of a file as its definition has it, with where it was, where it is and what may come next. */
export function ProcedureChart({ view, part, states }: ProcedureChartProps) {
  const chart = {
    states: part.states.map(({ path, isFinal }) => ({
      id: path,
      label: view.t(`state.grant.${path}`),
      final: isFinal,
    })),
    transitions: part.transitions,
  };
  return <Statechart view={view} chart={chart} current={states} passed={part.passed} />;
}
