import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { Calls } from '#libs/calls';
import { PeopleDirectory, STAFF_ROLES } from '#libs/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { exactPlaceInTime, keyIn, pageOf } from '../api/cursor.js';
import { page } from '../http/answer.js';
import { only, Policy } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import { RoleHistoryPage } from './role-history.page.js';

const ON_A_PAGE = 50;

const asked = z.object({
  role: z.enum(STAFF_ROLES).nullable().catch(null).default(null),
  cursor: z.string().max(1_000).optional(),
});
/** A change's place in the list. */
export const rolePlace = z.object({
  at: exactPlaceInTime,
  id: z.string().max(60),
});

/** Who gave and took which role, when and why. */
@Controller('people/roles')
@Policy(only('operator'))
export class RoleHistoryController {
  constructor(
    private readonly directory: PeopleDirectory,
    private readonly calls: Calls,
  ) {}

  @Get()
  async list(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query({ schema: asked }) { role, cursor }: z.output<typeof asked>,
  ): Promise<string> {
    const [rows, calls] = await Promise.all([
      this.directory.roleChanges({ role, before: keyIn(cursor, rolePlace), limit: ON_A_PAGE + 1 }),
      this.calls.list(),
    ]);
    const { items, next } = pageOf(rows, ON_A_PAGE, (last) => ({ ...last.place }));
    const nextHref =
      next === null ? null : `/people/roles?${new URLSearchParams({ role: role ?? '', cursor: next }).toString()}`;
    const shown = { changes: items, role, calls: new Map(calls.map(({ id, code }) => [id, code])), nextHref };
    return page(reply, <RoleHistoryPage view={viewOf(request, reply)} {...shown} />);
  }
}
