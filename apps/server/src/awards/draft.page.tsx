import { entitled } from '#libs/awards';
import { type Typed, typedText } from '../http/read-form.js';
import { newFormKey } from '../http/views.js';
import { ActionForm } from '../ui/action-form.js';
import { DecisionPreview, type DecisionPreviewProps, reasonsAgainst } from './decision-preview.js';
import { MeetingFields } from './meeting-form.js';
import { rankingPath } from './ranking-address.js';

export interface DraftPageProps extends Omit<DecisionPreviewProps, 'children' | 'reasons'> {
  /** What was typed before, null at first. */
  readonly typed: Typed | null;
}

/** The secretary draws up what the committee decided: who was there, and why. */
export function DraftPage({ typed, ...props }: DraftPageProps) {
  const { view, call, lot, ranking, errors } = props;
  const able = entitled(ranking.members);
  const reasons = reasonsAgainst(ranking);
  const present = typed
    ? [typed['present'] ?? []].flat()
    : (ranking.draft?.present ?? able.map(({ personId }) => personId));
  return (
    <DecisionPreview {...props} reasons={reasons}>
      <ActionForm
        view={view}
        action={`${rankingPath(call.code, ranking.stage, lot)}/draft`}
        label={view.t('awards.draft.do')}
        hidden={{ _key: newFormKey(), seen: ranking.fingerprint }}
        reasons={reasons}
      >
        <MeetingFields
          view={view}
          members={able}
          present={present}
          reason={typed ? typedText(typed, 'reason') : (ranking.draft?.reason ?? '')}
          errors={errors}
        />
      </ActionForm>
    </DecisionPreview>
  );
}
