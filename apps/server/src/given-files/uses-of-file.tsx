import type { UseOfFile } from '#libs/applications';
import { type Call, fileQuestionsOf } from '#libs/calls';
import { said } from '../calls/said.js';
import { FilePlace } from '../ui/file-place.js';
import type { View } from '../ui/view.js';

export interface UsesOfFileProps {
  readonly view: View;
  readonly calls: ReadonlyMap<string, Call>;
  readonly uses: readonly UseOfFile[];
}

/** Where a file is used: as what, and in which application, report or file of the organisation. */
export function UsesOfFile({ view, calls, uses }: UsesOfFileProps) {
  return (
    <ul class="given-uses">
      {uses.map((use) => (
        <li key={`${use.place} ${use.placeId} ${use.kind}`}>
          {view.pieces('given.used', {
            kind: kindOf(view, calls, use),
            place: <FilePlace key="place" view={view} origin={use} />,
          })}
        </li>
      ))}
    </ul>
  );
}

/** What it was given as: in the words of the call that asked for it. */
function kindOf(view: View, calls: ReadonlyMap<string, Call>, { kind, callId }: UseOfFile): string {
  const call = callId === null ? undefined : calls.get(callId);
  if (!call) return view.has(`orgfile.part.${kind}`) ? view.t(`orgfile.part.${kind}`) : kind;
  const { documents, forms } = call.file;
  const asked = Object.values(documents)
    .flat()
    .find((one) => one.kind === kind);
  if (asked) return said(view, asked.title);
  const question = Object.values(forms)
    .flatMap((form) => (form ? fileQuestionsOf(form) : []))
    .find(({ id }) => id === kind);
  return question ? said(view, question.label) : view.t('applications.documents.withAnswer');
}
