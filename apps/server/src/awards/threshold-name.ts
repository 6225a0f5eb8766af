import type { Call } from '#libs/calls';
import { said } from '../calls/said.js';
import type { View } from '../ui/view.js';

/** A threshold that a file missed, in words: the total, a section, or a single score of a section. */
export function thresholdName(view: View, call: Call, threshold: string): string {
  const [on = '', section = ''] = threshold.split(':');
  const sections = call.stages.flatMap((stage) => call.grid(stage).sections);
  const title = sections.find(({ id }) => id === section)?.title;
  return view.t(`awards.threshold.${on}`, { section: title ? said(view, title) : section });
}
