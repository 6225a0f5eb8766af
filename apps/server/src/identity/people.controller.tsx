import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { AddressTaken, EnterPerson, PeopleDirectory, STAFF_ROLES } from '#libs/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { keyIn, pageOf } from '../api/cursor.js';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { readForm } from '../http/read-form.js';
import { viewOf } from '../http/views.js';
import { actorAnywhere, commandOf } from '../http/who.js';
import { fieldFault } from './field-faults.js';
import { EnterPersonPage, PeoplePage } from './people.page.js';
import { emailAddress, language, personName } from './person.schema.js';

const ON_A_PAGE = 50;

const filters = z.object({
  q: z.string().max(100).default(''),
  role: z.enum(STAFF_ROLES).nullable().catch(null).default(null),
  cursor: z.string().max(1_000).optional(),
});
export const personKey = z.object({ name: z.string(), id: z.uuid() });
const entry = z.object({ name: personName, email: emailAddress, language });

/** Everybody with an account, for operators. */
@Controller('people')
export class PeopleController {
  constructor(
    private readonly directory: PeopleDirectory,
    private readonly enter: EnterPerson,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  @Policy(only('operator'))
  async list(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query({ schema: filters }) { q, role, cursor }: z.output<typeof filters>,
  ): Promise<string> {
    const rows = await this.directory.list({ text: q.trim(), role, after: keyIn(cursor, personKey), limit: ON_A_PAGE });
    const { items, next } = pageOf(rows, ON_A_PAGE, ({ name, id }) => ({ name, id }));
    const nextHref =
      next === null ? null : `/people?${new URLSearchParams({ q, role: role ?? '', cursor: next }).toString()}`;
    return page(
      reply,
      <PeoplePage
        view={viewOf(request, reply)}
        people={items}
        search={{ text: q, role }}
        nextHref={nextHref}
        isContinued={cursor !== undefined}
      />,
    );
  }

  @Get('new')
  @Policy(only('operator'))
  begin(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string {
    return page(reply, <EnterPersonPage view={viewOf(request, reply)} typed={{}} errors={[]} />);
  }

  @Post()
  @Policy(only('operator'))
  async add(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: unknown,
  ): Promise<string> {
    const view = viewOf(request, reply);
    const form = readForm(entry, body, view);
    if (!form.ok) return pageAgain(reply, <EnterPersonPage view={view} typed={form.typed} errors={form.errors} />);
    try {
      const { personId } = await this.enter.execute({
        ...commandOf(request, actorAnywhere(request)),
        ...form.value,
        password: null,
      });
      return await this.flashes.seeOther(request, reply, {
        path: `/people/${personId}`,
        key: 'identity.people.entered',
      });
    } catch (error) {
      const fault =
        error instanceof AddressTaken
          ? { name: 'email', message: view.t('identity.people.known') }
          : fieldFault(view, error);
      return pageAgain(reply, <EnterPersonPage view={view} typed={form.typed} errors={[fault]} />);
    }
  }
}
