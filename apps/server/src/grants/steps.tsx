import type { Call } from '#libs/calls';
import type { Action } from '#libs/workflow';
import { ButtonLink } from '../ui/action-form.js';
import type { View } from '../ui/view.js';
import { WhyNot } from '../ui/why-not.js';
import { namedReasons } from './reason-names.js';

/** Where something is done that an event stands for. */
export interface Place {
  readonly href: string;
  readonly weight: 'primary' | 'secondary' | 'danger';
  /** What its page is for, where that is more than the event. */
  readonly label?: string;
}

export interface StepsProps {
  readonly view: View;
  readonly call: Call;
  readonly actions: readonly Action[];
  /** The page of each event that has one; events of the system and of other pages have none. */
  readonly places: Readonly<Record<string, Place | undefined>>;
  /** The page itself says what happens next, whoever does it. */
  readonly areOthersFolded?: true;
}

/** Whether an action is this person's, now or later. */
export function isOwn({ reasons }: Action): boolean {
  return !reasons.some(({ code }) => code === 'permission');
}

/**
 * Everything that can be done now: first what this person may do, with the reasons where something stands in the way,
 * then what waits for others and who they are, which is all there is to say where nothing is this person's.
 */
export function Steps({ view, call, actions, places, areOthersFolded }: StepsProps) {
  const known = actions.filter(({ event }) => places[event] !== undefined);
  const own = known.filter(isOwn);
  const others = known.filter((action) => !own.includes(action));
  if (known.length === 0) return <p class="muted">{view.t('grants.steps.none')}</p>;
  return (
    <>
      <Allowed view={view} actions={own.filter(({ allowed }) => allowed)} places={places} />
      {own
        .filter(({ allowed }) => !allowed)
        .map((action) => (
          <Blocked key={action.event} view={view} call={call} action={action} />
        ))}
      {others.length > 0 ? (
        <StepsOfOthers view={view} actions={others} isOpen={own.length === 0 && !areOthersFolded} />
      ) : null}
    </>
  );
}

/** What can be done at once, side by side. */
function Allowed({ view, actions, places }: Pick<StepsProps, 'view' | 'actions' | 'places'>) {
  if (actions.length === 0) return null;
  return (
    <p class="actions">
      {actions.map(({ event }) => {
        const place = places[event];
        return place ? (
          <ButtonLink key={event} href={place.href} weight={place.weight}>
            {place.label ?? view.t(`event.${event}.do`)}
          </ButtonLink>
        ) : null;
      })}
    </p>
  );
}

interface BlockedProps extends Pick<StepsProps, 'view' | 'call'> {
  readonly action: Action;
}

function Blocked({ view, call, action }: BlockedProps) {
  return (
    <div>
      <p class="label">{view.t(`event.${action.event}.do`)}</p>
      <WhyNot view={view} reasons={namedReasons(view, call, action.reasons)} />
    </div>
  );
}

export function StepsOfOthers({
  view,
  actions,
  isOpen,
}: Pick<StepsProps, 'view' | 'actions'> & { readonly isOpen: boolean }) {
  return (
    <details open={isOpen}>
      <summary>{view.t('grants.steps.others')}</summary>
      <ul>
        {actions.map(({ event, by }) => (
          <li key={event}>
            {view.t('grants.steps.other', {
              what: view.t(`event.${event}.do`),
              who: view.format.list(by.map((role) => view.t(`role.${role}`))),
            })}
          </li>
        ))}
      </ul>
    </details>
  );
}
