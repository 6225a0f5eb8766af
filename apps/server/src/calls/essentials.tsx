import type { Call } from '#libs/calls';
import { ButtonLink } from '../ui/action-form.js';
import { Deadline } from '../ui/deadline.js';
import type { View } from '../ui/view.js';

/** A part of the call's page that can be jumped to. */
export interface Part {
  readonly id: string;
  readonly title: string;
}

export interface EssentialsProps {
  readonly view: View;
  readonly call: Call;
  readonly isOpen: boolean;
  readonly parts: readonly Part[];
}

/** What decides whether to read on: until when, how much, how to begin; and the way to each part of the page. */
export function Essentials({ view, call, isOpen, parts }: EssentialsProps) {
  const closes = call.deadlineOf('conceptNote');
  return (
    <aside class="essentials" aria-label={view.t('site.call.essentials')}>
      {closes ? (
        <Deadline view={view} at={closes} zone={call.zone} calendarHref={`/calls/${call.code}/calendar.ics`} />
      ) : null}
      <p>
        <span class="label">{view.t('site.call.oneGrant')}</span>
        {grantRange(view, call)}
      </p>
      {isOpen ? (
        <p class="actions">
          <ButtonLink href={`/calls/${call.code}/apply`}>{view.t('site.call.apply')}</ButtonLink>
          <ButtonLink href={`/calls/${call.code}/check`} weight="secondary">
            {view.t('site.front.check')}
          </ButtonLink>
        </p>
      ) : null}
      <details>
        <summary>{view.t('site.call.onThisPage')}</summary>
        <ul class="jumps">
          {parts.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </details>
    </aside>
  );
}

function grantRange(view: View, { lots, currency }: Call): string {
  return view.t('site.call.fromTo', {
    min: view.format.money(Math.min(...lots.map((lot) => lot.minGrantMinor)), currency, 'whole'),
    max: view.format.money(Math.max(...lots.map((lot) => lot.maxGrantMinor)), currency, 'whole'),
  });
}
