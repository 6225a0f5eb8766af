import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { instantOf, wallClockOf } from '#libs/calls';
import { Clock, parseLocalDateTime, type Actor, type LocalDateTime } from '#libs/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OfficerFiles } from '../eligibility/officer-files.js';
import { page } from '../http/answer.js';
import { only, Policy } from '../http/policy.js';
import { typedIn, typedText } from '../http/read-form.js';
import { viewOf } from '../http/views.js';
import { hourIn } from '../publication/extension.form.js';
import { datePartsIn, datePartsOf, isoDateOf } from '../ui/field-date.js';
import { FilesAsOf } from './as-of-file.js';
import { AsOfPage, type TypedMoment } from './as-of.page.js';

const READERS = ['officer', 'auditor'] as const;

/** Whether a link to the file as it stood leads anywhere. */
export function maySeeThePast({ roles }: Actor): boolean {
  return READERS.some((role) => roles.includes(role));
}

/** A file as it stood at an instant, for those who have to know what was known then. */
@Controller('grants/:id/as-of')
@Policy(only(...READERS))
export class AsOfController {
  constructor(
    private readonly officerFiles: OfficerFiles,
    private readonly filesAsOf: FilesAsOf,
    private readonly clock: Clock,
  ) {}

  /** What the clocks of the call's zone showed, as the form has it or in one as `at`; without it, now. */
  @Get()
  async show(
    @Param('id') id: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { file, call } = await this.officerFiles.open(request, id);
    const { local: now } = wallClockOf(this.clock.now(), call.zone);
    const typed = momentIn(query, now);
    const local = localOf(typed);
    const at = local && instantOf({ local, zone: call.zone });
    const found = at && (await this.filesAsOf.at(id, at));
    const view = viewOf(request, reply);
    return page(reply, <AsOfPage view={view} file={file} call={call} typed={typed} at={at} found={found} />);
  }
}

function momentIn(query: unknown, now: string): TypedMoment {
  const typed = typedIn(query);
  if ('hour' in typed) return { on: datePartsIn(typed, 'on'), hour: typedText(typed, 'hour').trim() };
  const [day = '', hour = ''] = (typedText(typed, 'at').trim() || now).split('T');
  return { on: datePartsOf(day), hour };
}

function localOf({ on, hour }: TypedMoment): LocalDateTime | null {
  const [day, time] = [isoDateOf(on), hourIn(hour)];
  return day === null || time === null ? null : parseLocalDateTime(`${day}T${time}`);
}
