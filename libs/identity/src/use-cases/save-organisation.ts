import { Injectable } from '@nestjs/common';
import { Commands, type Command } from '#libs/engine';
import { Clock, Ids } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import {
  acceptedOrganisation,
  mayDescribe,
  OrganisationChanged,
  OrganisationNotFound,
  type OrganisationFields,
} from '../domain/organisation.js';
import { NotAllowed } from '../domain/roles.js';
import { Memberships } from '../persistence/memberships.js';
import { Organisations } from '../persistence/organisations.js';
import { localDate } from './sign-in-facts.js';

export interface SaveOrganisationCommand extends Command {
  /** Null: a new one, owned by whoever enters it. */
  readonly organisationId: string | null;
  /** The version that was read. */
  readonly version: number;
  readonly fields: OrganisationFields;
}

export type SavedOrganisation = { readonly organisationId: string; readonly version: number };

/** Writes down what an organisation says about itself. */
@Injectable()
export class SaveOrganisation {
  constructor(
    private readonly commands: Commands,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly organisations: Organisations,
    private readonly memberships: Memberships,
  ) {}

  execute(command: SaveOrganisationCommand): Promise<SavedOrganisation> {
    const at = this.clock.now();
    const fields = acceptedOrganisation(command.fields, localDate(at));
    const { organisationId } = command;
    return this.commands.run('identity.save-organisation', command, (tx) =>
      organisationId === null
        ? this.found(tx, command, fields, at)
        : this.change(tx, { ...command, organisationId }, fields, at),
    );
  }

  private async found(tx: Tx, { by }: Command, fields: OrganisationFields, at: Date): Promise<SavedOrganisation> {
    const id = this.ids.next();
    await this.organisations.add(tx, { id, ...fields, version: 1, createdAt: at, updatedAt: at });
    await this.memberships.add(tx, {
      id: this.ids.next(),
      personId: by.id,
      organisationId: id,
      role: 'owner',
      since: at,
    });
    return { organisationId: id, version: 1 };
  }

  private async change(
    tx: Tx,
    { by, organisationId, version }: SaveOrganisationCommand & { organisationId: string },
    fields: OrganisationFields,
    at: Date,
  ): Promise<SavedOrganisation> {
    const role = await this.memberships.roleOf(tx, organisationId, by.id);
    if (role === null) throw new OrganisationNotFound('There is no such organisation.');
    if (!mayDescribe(role)) throw new NotAllowed(`${role} does not describe the organisation.`);
    const changed = await this.organisations.change(tx, { id: organisationId, version, fields, at });
    if (!changed) throw new OrganisationChanged('Somebody has changed the organisation meanwhile.');
    return { organisationId, version: version + 1 };
  }
}
