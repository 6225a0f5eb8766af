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
      {own.map((action) => (
        <Step key={action.event} view={view} call={call} action={action} place={places[action.event]} />
      ))}
      {others.length > 0 ? (
        <StepsOfOthers view={view} actions={others} isOpen={own.length === 0 && !areOthersFolded} />
      ) : null}
    </>
  );
}

interface StepProps extends Pick<StepsProps, 'view' | 'call'> {
  readonly action: Action;
  readonly place: Place | undefined;
}

function Step({ view, call, action, place }: StepProps) {
  const label = view.t(`event.${action.event}.do`);
  if (action.allowed && place) {
    return (
      <p class="actions">
        <ButtonLink href={place.href} weight={place.weight}>
          {label}
        </ButtonLink>
      </p>
    );
  }
  return (
    <div>
      <p class="label">{label}</p>
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
