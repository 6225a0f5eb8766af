import { Injectable } from '@nestjs/common';
import { DeclarationMissing, Impartiality } from '#libs/evaluation';
import type { Actor, Role } from '#libs/kernel';
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

interface FoundFile extends OwnedFile {
  readonly callCode: string;
}

interface Unbiased {
  readonly actor: Actor;
  /** Nothing but the signature is missing. */
  readonly mustSign: boolean;
}

/** Those who judge files: they see none before they signed, and never one that they have a conflict with (R11). */
const JUDGES: readonly Role[] = ['chair', 'secretary', 'committeeMember'];
/** Those who work on files without judging them, and therefore without a signature. */
const OFFICE: readonly Role[] = ['officer', 'auditor', 'authority', 'financeOfficer'];

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The first line of every route about one file. */
@Injectable()
export class Access {
  constructor(
    private readonly database: Database,
    private readonly impartiality: Impartiality,
  ) {}

  /**
   * The asker as an actor on this file. Throws `NothingHere` (404) for a file that does not exist and for one in which
   * they are nobody: the two look the same. `assigned` comes from evaluation, where assessors are concerned; `forJudges`
   * is said where the committee reads: it throws `DeclarationMissing` before they signed, instead of hiding the file.
   */
  async to(
    request: FastifyRequest,
    instanceId: string,
    { forJudges = false, ...facts }: { readonly assigned?: boolean; readonly forJudges?: boolean } = {},
  ): Promise<FileAccess> {
    const file = UUID.test(instanceId) ? await this.find(instanceId) : undefined;
    if (!file) throw new NothingHere('There is no such file.');
    const { callCode, ...owned } = file;
    const asker = actorOf(request, { ...owned, ...facts });
    const { actor, mustSign } = await this.unbiased(asker, instanceId, owned);
    if (mustSign && forJudges) throw new DeclarationMissing('The declaration is not signed.', { call: callCode });
    if (actor.roles.length === 0) throw new NothingHere('This person has nothing to do with the file.');
    return { ...owned, actor };
  }

  /** The actor without roles of the committee where those do not count: not signed, or in conflict with this file. */
  private async unbiased(actor: Actor, fileId: string, { subject, callId }: OwnedFile): Promise<Unbiased> {
    if (subject !== 'grant' || !actor.roles.some((role) => JUDGES.includes(role))) return { actor, mustSign: false };
    const { hasDeclared, hasConflict } = await this.impartiality.towards(fileId, { callId, personId: actor.id });
    if (hasDeclared && !hasConflict) return { actor, mustSign: false };
    const roles = actor.roles.filter((role) => !JUDGES.includes(role));
    return { actor: { ...actor, roles }, mustSign: !hasDeclared && !roles.some((role) => OFFICE.includes(role)) };
  }

  /** Payments and reports belong to whoever the grant belongs to. */
  private async find(instanceId: string): Promise<FoundFile | undefined> {
    const [file] = await this.database.query<FoundFile>(
      `select i.subject, i.call_id as "callId", c.code as "callCode",
         coalesce(i.context->>'organisationId', g.context->>'organisationId') as "organisationId"
       from workflow_instance i
       join call c on c.id = i.call_id
       left join workflow_instance g on g.id = (i.context->>'grantId')::uuid and g.id <> i.id
       where i.id = $1`,
      [instanceId],
    );
    return file;
  }
}
