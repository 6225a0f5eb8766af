import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { Calls } from '#libs/calls';
import { isolate } from '#libs/platform';
import {
  CloseAccount,
  GrantRole,
  MakePasswordLink,
  OwnRoles,
  PeopleDirectory,
  RevokeRole,
  RoleHeldAlready,
  RoleNotPossible,
  STAFF_ROLES,
} from '#libs/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { House } from '../http/house-options.js';
import { optionalText } from '../http/form-fields.js';
import { only, Policy } from '../http/policy.js';
import { readForm, type Typed } from '../http/read-form.js';
import { NothingHere } from '../http/refusals.js';
import { viewOf } from '../http/views.js';
import { actorAnywhere, commandOf, visitorOf } from '../http/who.js';
import type { FieldError } from '../ui/field-error.js';
import type { View } from '../ui/view.js';
import { PersonPage, reasonField } from './person.page.js';

const LONGEST_REASON = 500;
const id = z.uuid();
const role = z.object({
  role: z.enum(STAFF_ROLES, 'identity.people.error.role'),
  callId: z
    .union([z.uuid('identity.people.error.call'), z.literal('').transform(() => null)], 'identity.people.error.call')
    .default(null),
  reason: optionalText(LONGEST_REASON, 'roles.error.tooLong').default(null),
});
/** Each role that is held has a form of its own, and its field a name of its own: errors find the way back to it. */
const taking = (name: string) =>
  z.object({ [name]: optionalText(LONGEST_REASON, 'roles.error.tooLong').default(null) });
const state = z.object({ state: z.enum(['open', 'closed']) });

interface Shown {
  readonly typed?: Typed;
  readonly errors?: readonly FieldError[];
  readonly newLink?: string;
}

/** One person: roles given and taken, the key to the account. */
@Controller('people/:personId')
export class PersonController {
  constructor(
    private readonly house: House,
    private readonly directory: PeopleDirectory,
    private readonly calls: Calls,
    private readonly grantRole: GrantRole,
    private readonly revokeRole: RevokeRole,
    private readonly makeLink: MakePasswordLink,
    private readonly closeAccount: CloseAccount,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  @Policy(only('operator'))
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('personId') personId: string,
  ): Promise<string> {
    return page(reply, await this.element(request, reply, personId, {}));
  }

  @Post('roles')
  @Policy(only('operator'))
  async give(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('personId', { schema: id }) personId: string,
    @Body() body: unknown,
  ): Promise<string> {
    const view = viewOf(request, reply);
    const form = readForm(role, body, view);
    if (!form.ok) return pageAgain(reply, await this.element(request, reply, personId, form));
    try {
      await this.grantRole.execute({ ...commandOf(request, actorAnywhere(request)), personId, ...form.value });
    } catch (error) {
      return pageAgain(
        reply,
        await this.element(request, reply, personId, { typed: form.typed, errors: [roleFault(view, error)] }),
      );
    }
    return this.flashes.seeOther(request, reply, { path: `/people/${personId}`, key: 'identity.people.granted' });
  }

  @Post('roles/:grantId/revoke')
  @Policy(only('operator'))
  async take(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('personId', { schema: id }) personId: string,
    @Param('grantId', { schema: id }) grantId: string,
    @Body() body: unknown,
  ): Promise<string> {
    const name = reasonField(grantId);
    const form = readForm(taking(name), body, viewOf(request, reply));
    if (!form.ok) return pageAgain(reply, await this.element(request, reply, personId, form));
    const reason = form.value[name] ?? null;
    await this.revokeRole.execute({ ...commandOf(request, actorAnywhere(request)), personId, grantId, reason });
    return this.flashes.seeOther(request, reply, { path: `/people/${personId}`, key: 'identity.people.revoked' });
  }

  /** Answers with the page itself: the link neither waits in a session nor stands in an address. */
  @Post('password-link')
  @Policy(only('operator'))
  async link(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('personId', { schema: id }) personId: string,
  ): Promise<string> {
    const { secret } = await this.makeLink.execute({ by: actorAnywhere(request), personId });
    return page(
      reply,
      await this.element(request, reply, personId, { newLink: `${this.house.publicUrl}/password/${secret}` }),
    );
  }

  @Post('state')
  @Policy(only('operator'))
  async close(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('personId', { schema: id }) personId: string,
    @Body({ schema: state }) body: z.output<typeof state>,
  ): Promise<string> {
    await this.closeAccount.execute({ ...commandOf(request, actorAnywhere(request)), personId, state: body.state });
    return this.flashes.seeOther(request, reply, {
      path: `/people/${personId}`,
      key: `identity.people.${body.state}Done`,
    });
  }

  private async element(
    request: FastifyRequest,
    reply: FastifyReply,
    personId: string,
    { typed = {}, errors = [], newLink }: Shown,
  ) {
    const person = id.safeParse(personId).success ? await this.directory.file(personId) : null;
    if (!person) throw new NothingHere('There is no such person.');
    const view = viewOf(request, reply);
    const calls = (await this.calls.list()).map((call) => ({
      id: call.id,
      title: `${isolate(view.lang, call.code)} – ${call.texts(view.lang).title}`,
    }));
    const isSelf = visitorOf(request).personId === personId;
    const link = newLink === undefined ? {} : { newLink };
    return (
      <PersonPage view={view} person={person} calls={calls} isSelf={isSelf} typed={typed} errors={errors} {...link} />
    );
  }
}

function roleFault(view: View, error: unknown): FieldError {
  if (error instanceof RoleHeldAlready) return { name: 'role', message: view.t('identity.error.role-held-already') };
  if (error instanceof OwnRoles) return { name: 'role', message: view.t('identity.error.own-roles') };
  if (!(error instanceof RoleNotPossible)) throw error;
  const held = view.t(`role.${String(error.details['held'])}`);
  return { name: 'role', message: view.t('identity.people.error.conflict', { held }) };
}
