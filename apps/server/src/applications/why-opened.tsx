import type { OpenedSection } from '#libs/applications';
import { Notice } from '../ui/notice.js';
import type { View } from '../ui/view.js';
import { WrittenText } from './answer-in-words.js';

export interface WhyOpenedProps {
  readonly view: View;
  readonly sections: readonly OpenedSection[];
}

/** Why a section of what was submitted may be corrected, in the office's words. */
export function WhyOpened({ view, sections }: WhyOpenedProps) {
  return (
    <>
      {sections.map(({ stage, part, reason }) => (
        <Notice key={`${stage} ${part}`} tone="attention" title={view.t('correction.opened')}>
          <WrittenText text={reason} />
        </Notice>
      ))}
    </>
  );
}
