import { WrittenText } from '../applications/answer-in-words.js';
import { newFormKey } from '../http/views.js';
import { ActionForm } from '../ui/action-form.js';
import { DateTime } from '../ui/date-time.js';
import { PersonName } from '../ui/person-name.js';
import { CommitteePerson } from './committee-person.js';
import { DecisionPreview, type DecisionPreviewProps, reasonsAgainst } from './decision-preview.js';
import { rankingPath } from './ranking-address.js';

export type DecisionPageProps = Omit<DecisionPreviewProps, 'children' | 'errors' | 'reasons'>;

/** What the secretary drew up, with the button by which the chair makes it the committee's decision. */
export function DecisionPage(props: DecisionPageProps) {
  const { view, call, lot, ranking } = props;
  const { stage, fingerprint, draft } = ranking;
  const lacking = draft ? [] : [{ code: 'awards.notDrawnUp', params: {} }];
  const reasons = [...reasonsAgainst(ranking), ...lacking];
  return (
    <DecisionPreview {...props} errors={[]} reasons={reasons}>
      <DrawnUp {...props} />
      <ActionForm
        view={view}
        action={`${rankingPath(call.code, stage, lot)}/decision`}
        label={view.t(`awards.decision.do.${stage}`)}
        hidden={{ _key: newFormKey(), seen: fingerprint }}
        reasons={reasons}
      />
    </DecisionPreview>
  );
}

/** Who drew it up, who was there, and why it is decided so. */
function DrawnUp({ view, ranking: { draft, members } }: DecisionPageProps) {
  if (!draft) return null;
  const named = members.find(({ personId }) => personId === draft.drawnUpBy)?.name ?? '';
  return (
    <section class="section">
      <h2>{view.t('awards.draft.drawnUp')}</h2>
      <p>
        {view.pieces('awards.draft.by', {
          by: <PersonName key="by" name={named} />,
          at: <DateTime key="at" view={view} at={draft.drawnUpAt} />,
        })}
      </p>
      <h3>{view.t('awards.minutes.members')}</h3>
      <ul>
        {members
          .filter(({ personId }) => draft.present.includes(personId))
          .map((member) => (
            <li key={member.personId}>
              <CommitteePerson view={view} member={member} />
            </li>
          ))}
      </ul>
      <h3>{view.t('awards.minutes.reason')}</h3>
      <WrittenText text={draft.reason} />
    </section>
  );
}
