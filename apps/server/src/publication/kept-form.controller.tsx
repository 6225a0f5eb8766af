import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { page } from '../http/answer.js';
import { only, Policy } from '../http/policy.js';
import { typedIn, typedText } from '../http/read-form.js';
import { NothingHere } from '../http/refusals.js';
import { viewOf } from '../http/views.js';
import { FormShown } from './form-shown.js';
import { KeptFormPage } from './kept-form.page.js';
import { OfficeCalls } from './office-calls.js';

/** The form of a kept call, page by page, as applicants see it. */
@Controller('publication/:code/form/:stage/:page')
@Policy(only('officer', 'operator', 'authority', 'auditor'))
export class KeptFormController {
  constructor(
    private readonly officeCalls: OfficeCalls,
    private readonly formShown: FormShown,
  ) {}

  @Get()
  async show(
    @Param() params: unknown,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    // The router fills in every name of the address before it comes here.
    const { code, stage, page: pageId } = params as Readonly<Record<'code' | 'stage' | 'page', string>>;
    const { call, state } = await this.officeCalls.open(request, code);
    const place = this.formShown.placeAt(call, `${stage}.${pageId}`);
    if (place === null || place.page.id !== pageId) throw new NothingHere('The form has no such page.');
    const view = viewOf(request, reply);
    const shown = this.formShown.inLanguage(view, typedText(typedIn(query), 'in'));
    return page(reply, <KeptFormPage view={view} shown={shown} call={call} state={state} place={place} />);
  }
}
