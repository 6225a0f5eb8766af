import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/kernel';
import { Database } from '#libs/platform';
import type { FastifyRequest } from 'fastify';
import { actorOf } from './who.js';
import { NothingHere } from './refusals.js';

/** A file (grant, call, payment, report) as far as it matters for who may see it, and the asker's roles in it. */
export interface FileAccess {
  readonly actor: Actor;
  readonly subject: string;
  readonly callId: string;
  /** The organisation whose file it is; null for a call. */
  readonly organisationId: string | null;
}

interface OwnedFile {
  readonly subject: string;
  readonly callId: string;
  readonly organisationId: string | null;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The first line of every route about one file. */
@Injectable()
export class Access {
  constructor(private readonly database: Database) {}

  /**
   * The asker as an actor on this file. Throws `NothingHere` (404) for a file that does not exist and for one in which
   * they are nobody: the two look the same. `assigned` comes from evaluation, where assessors are concerned.
   */
  async to(
    request: FastifyRequest,
    instanceId: string,
    facts: { readonly assigned?: boolean } = {},
  ): Promise<FileAccess> {
    const file = UUID.test(instanceId) ? await this.find(instanceId) : undefined;
    if (!file) throw new NothingHere('There is no such file.');
    const actor = actorOf(request, { ...file, ...facts });
    if (actor.roles.length === 0) throw new NothingHere('This person has nothing to do with the file.');
    return { ...file, actor };
  }

  /** Payments and reports belong to whoever the grant belongs to. */
  private async find(instanceId: string): Promise<OwnedFile | undefined> {
    const [file] = await this.database.query<OwnedFile>(
      `select i.subject, i.call_id as "callId",
         coalesce(i.context->>'organisationId', g.context->>'organisationId') as "organisationId"
       from workflow_instance i
       left join workflow_instance g on g.id = (i.context->>'grantId')::uuid and g.id <> i.id
       where i.id = $1`,
      [instanceId],
    );
    return file;
  }
}
