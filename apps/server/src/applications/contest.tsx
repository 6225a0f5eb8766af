import type { LastChange } from '#libs/applications';
import type { Answer } from '#libs/calls';
import { Button } from '../ui/action-form.js';
import { DateTime } from '../ui/date-time.js';
import { PersonName } from '../ui/person-name.js';
import { AnswerInWords, type AnswerInWordsProps } from './answer-in-words.js';

export interface ContestProps extends Omit<AnswerInWordsProps, 'answer'> {
  readonly theirs: Answer | undefined;
  /** Who wrote it and when; null where nobody can tell. */
  readonly change: Pick<LastChange, 'name' | 'changedAt'> | null;
  /** The version of the page at which it stands. */
  readonly version: number;
}

/** Under an answer that two people changed differently: the other one's, and the choice between both. */
export function Contest({ theirs, change, version, ...of }: ContestProps) {
  const { view, question } = of;
  const id = `contest-${question.id}`;
  const isText = question.type === 'longText' || question.type === 'text';
  return (
    <section class="other-version" id={id} aria-labelledby={`${id}-title`} tabindex={-1} data-version={version}>
      <p class="label" id={`${id}-title`}>
        {change
          ? view.pieces('drafts.contest.title', {
              name: <PersonName key="name" name={change.name} />,
              time: <DateTime key="time" view={view} at={change.changedAt} show="hour" />,
            })
          : view.t('drafts.contest.titleUnknown')}
      </p>
      <div class="contest-theirs">
        {theirs === undefined || theirs.length === 0 ? (
          <p>{view.t('drafts.contest.nothing')}</p>
        ) : (
          <AnswerInWords {...of} answer={theirs} />
        )}
      </div>
      <p>{view.t(isText ? 'drafts.contest.whatText' : 'drafts.contest.what')}</p>
      <p class="actions">
        <Button weight="secondary" name="_do" value={`mine:${question.id}`}>
          {view.t('drafts.contest.mine')}
        </Button>
        <Button weight="secondary" name="_do" value={`theirs:${question.id}`}>
          {view.t('drafts.contest.theirs')}
        </Button>
        {isText ? (
          <Button weight="secondary" name="_do" value={`both:${question.id}`}>
            {view.t('drafts.contest.both')}
          </Button>
        ) : null}
      </p>
    </section>
  );
}
