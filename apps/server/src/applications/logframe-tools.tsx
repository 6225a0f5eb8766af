import { levelBelow, type LogframeItem, type QuestionOfRows } from '#libs/calls';
import { said } from '../calls/said.js';
import { Button } from '../ui/action-form.js';
import type { View } from '../ui/view.js';

export interface LogframeToolsProps {
  readonly view: View;
  readonly question: Extract<QuestionOfRows, { type: 'logframe' }>;
  /** The entry that begins with this line. */
  readonly item: LogframeItem;
  /** The line's place among the fields of the form. */
  readonly place: number;
}

/** What may be added under an entry of the framework: an indicator, and an entry of the next level. */
export function LogframeTools({ view, question, item, place }: LogframeToolsProps) {
  const own = question.levels.find(({ value }) => value === item.level);
  const below = levelBelow(question, item.level);
  if (!own) return null;
  const entry = view.t('form.logframe.entry', { level: said(view, own.label), number: item.number }).trim();
  return (
    <div class="logframe-tools">
      <Button weight="quiet" name="_do" value={`addUnder:${question.id}.${place}.indicator`}>
        {view.t('form.logframe.addIndicator', { entry })}
      </Button>
      {below ? (
        <Button weight="quiet" name="_do" value={`addUnder:${question.id}.${place}.${below.value}`}>
          {view.t('form.logframe.addBelow', { entry, level: said(view, below.label) })}
        </Button>
      ) : null}
    </div>
  );
}
