import { Injectable } from '@nestjs/common';
import { LimitLookups, OrganisationLookalikes, TooManyAttempts, type OrganisationFields } from '#libs/identity';
import { typedText, type Typed } from '../../http/read-form.js';
import { Field } from '../../ui/field.js';
import { Notice } from '../../ui/notice.js';
import type { View } from '../../ui/view.js';

/** An organisation with the same receipt or ICE, which somebody may want to join instead of entering it again. */
export interface RegisteredAlready {
  readonly id: string;
  readonly name: string;
}

/** What somebody answers who was told that their organisation is there already. */
export function answerIn(typed: Typed): 'join' | 'enter' | null {
  const answer = typedText(typed, 'existing');
  return answer === 'join' || answer === 'enter' ? answer : null;
}

/** Looks before an organisation is entered whether it is there. */
@Injectable()
export class RegisteredOrganisations {
  constructor(
    private readonly lookalikes: OrganisationLookalikes,
    private readonly limit: LimitLookups,
  ) {}

  /** Null also where the person was asked and has answered, and for who tries number after number. */
  async toAskAbout(fields: OrganisationFields, typed: Typed, address: string): Promise<RegisteredAlready | null> {
    if (answerIn(typed) !== null) return null;
    try {
      await this.limit.execute({ of: 'organisation', address });
    } catch (error) {
      if (error instanceof TooManyAttempts) return null;
      throw error;
    }
    return this.lookalikes.registered(fields);
  }

  /** The one to join, for who wants to. */
  toJoin(fields: OrganisationFields, typed: Typed): Promise<RegisteredAlready | null> {
    return answerIn(typed) === 'join' ? this.lookalikes.registered(fields) : Promise.resolve(null);
  }
}

/** Said gently, with the two ways on; nothing is refused. */
export function AlreadyThere({ view, found }: { readonly view: View; readonly found: RegisteredAlready }) {
  return (
    <Notice tone="info" title={view.t('same.registered')}>
      <p>{view.pieces('same.registeredMore', { name: <bdi key="name">{found.name}</bdi> })}</p>
      <Field
        view={view}
        kind="radios"
        name="existing"
        label={view.t('same.whatNow')}
        options={[
          { value: 'join', label: view.t('same.join'), help: view.t('same.joinHelp') },
          { value: 'enter', label: view.t('same.enter'), help: view.t('same.enterHelp') },
        ]}
        value="join"
      />
    </Notice>
  );
}
