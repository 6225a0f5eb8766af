import type { ComponentChildren } from 'preact';
import type { LastChange } from '#libs/applications';
import { Button } from '../ui/action-form.js';
import { DateTime } from '../ui/date-time.js';
import { Notice } from '../ui/notice.js';
import { PersonName } from '../ui/person-name.js';
import type { View } from '../ui/view.js';

/** Who changed an answer, and when; null where nobody can tell. */
type ChangedBy = Pick<LastChange, 'name' | 'changedAt'>;

export interface ContestProps {
  readonly view: View;
  /** The question, or the cell of a table, by the name that its buttons send. */
  readonly of: string;
  readonly change: ChangedBy | null;
  /** The version of the page at which it stands. */
  readonly version: number;
  /** Whether both can be put into one field. */
  readonly isText: boolean;
  /** The other one's answer; null where they emptied it. */
  readonly children: ComponentChildren | null;
}

export const contestId = (of: string) => `contest-${of}`;

/** Under an answer that two people changed differently: the other one's, and the choice between both. */
export function Contest({ view, of, change, version, isText, children }: ContestProps) {
  const id = contestId(of);
  return (
    <div
      class="other-version"
      id={id}
      role="group"
      aria-labelledby={`${id}-title`}
      tabindex={-1}
      data-version={version}
    >
      <p class="label" id={`${id}-title`}>
        {change
          ? view.pieces('drafts.contest.title', {
              name: <PersonName key="name" name={change.name} />,
              time: <DateTime key="time" view={view} at={change.changedAt} show="hour" />,
            })
          : view.t('drafts.contest.titleUnknown')}
      </p>
      <div class="contest-theirs">{children === null ? <p>{view.t('drafts.contest.nothing')}</p> : children}</div>
      <p>{view.t(isText ? 'drafts.contest.whatText' : 'drafts.contest.what')}</p>
      <p class="actions">
        <Button weight="secondary" name="_do" value={`mine:${of}`}>
          {view.t('drafts.contest.mine')}
        </Button>
        <Button weight="secondary" name="_do" value={`theirs:${of}`}>
          {view.t('drafts.contest.theirs')}
        </Button>
        {isText ? (
          <Button weight="secondary" name="_do" value={`both:${of}`}>
            {view.t('drafts.contest.both')}
          </Button>
        ) : null}
      </p>
    </div>
  );
}

export interface ContestedNoticeProps {
  readonly view: View;
  readonly count: number;
  /** The id of the element where the first choice is. */
  readonly first: string;
}

/** Leads to what has to be decided; everything else is saved. */
export function ContestedNotice({ view, count, first }: ContestedNoticeProps) {
  return (
    <Notice tone="attention" role="alert" title={view.t('drafts.contest.notice', { count })}>
      <p>{view.t('drafts.contest.noticeText')}</p>
      <p>
        <a href={`#${first}`}>{view.t('drafts.contest.toFirst')}</a>
      </p>
    </Notice>
  );
}

/** Says to whoever has an answer before their eyes who has just changed it. */
export function ChangedByNote({ view, change }: { readonly view: View; readonly change: ChangedBy }) {
  return (
    <p class="changed-by">
      {view.pieces('drafts.changedBy', {
        name: <PersonName key="name" name={change.name} />,
        time: <DateTime key="time" view={view} at={change.changedAt} show="hour" />,
      })}
    </p>
  );
}
