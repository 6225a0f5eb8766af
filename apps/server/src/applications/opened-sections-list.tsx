import type { OpenedSection } from '#libs/applications';
import type { Call } from '#libs/calls';
import type { View } from '../ui/view.js';
import { WrittenText } from './answer-in-words.js';
import { partName } from './part-names.js';

export interface SectionShown extends OpenedSection {
  readonly isDocument: boolean;
}

export interface OpenedSectionsListProps {
  readonly view: View;
  readonly call: Call;
  readonly sections: readonly OpenedSection[];
  /** Where a section is corrected; absent where it is only read. */
  readonly hrefOf?: (section: SectionShown) => string;
}

/** Which sections were opened for correction, each with its reason. */
export function OpenedSectionsList({ view, call, sections, hrefOf }: OpenedSectionsListProps) {
  return (
    <dl class="answers">
      {sections.map((section) => {
        const { stage, part, reason } = section;
        const isDocument = call.documents(stage).some(({ kind }) => kind === part);
        const name = partName(view, call, part);
        return (
          <div class="answer" key={`${stage} ${part}`}>
            <dt>{hrefOf ? <a href={hrefOf({ ...section, isDocument })}>{name}</a> : name}</dt>
            <dd>
              <WrittenText text={reason} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
