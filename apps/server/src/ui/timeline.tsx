import type { ComponentChildren } from 'preact';
import { DateTime } from './date-time.js';
import { PersonName } from './person-name.js';
import { Shape, type Tone } from './status.js';
import type { View } from './view.js';

export interface Moment {
  readonly key: string;
  readonly at: Date;
  /** What happened, as a sentence in the past. */
  readonly title: string;
  /** A part of its own beside the sentence; not told where the platform acted. */
  readonly by?: string;
  readonly tone?: Tone;
  /** Belongs to the story without being a step of it. */
  readonly quiet?: boolean;
  /** Why, or what came with it. */
  readonly children?: ComponentChildren;
}

/** What happened to a file, as a story: who did what, when, and why. */
export function Timeline({ view, moments }: { readonly view: View; readonly moments: readonly Moment[] }) {
  return (
    <ol class="timeline">
      {moments.map((moment) => (
        <li key={moment.key} class={`moment tone-${moment.tone ?? 'neutral'}${moment.quiet ? ' moment-quiet' : ''}`}>
          <span class="moment-mark">
            <Shape tone={moment.tone ?? 'neutral'} />
          </span>
          <div>
            <p class="moment-title">
              {moment.title}
              {moment.by ? (
                <span class="moment-by">
                  {' '}
                  {view.pieces('ui.timeline.by', { who: <PersonName key="who" name={moment.by} /> })}
                </span>
              ) : null}
            </p>
            <p class="moment-when">
              <DateTime view={view} at={moment.at} show="moment" />
            </p>
            {moment.children ? <div class="moment-more">{moment.children}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
