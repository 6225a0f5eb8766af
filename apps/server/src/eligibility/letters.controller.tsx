import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Engine } from '#libs/engine';
import { LetterPreviews } from '#libs/notifications';
import { isLang } from '#libs/platform';
import { page } from '../http/answer.js';
import { only, Policy } from '../http/policy.js';
import { typedIn, typedText } from '../http/read-form.js';
import { viewOf } from '../http/views.js';
import { lettersOfDecisions } from './letters-of-decisions.js';
import { LettersPage } from './letters.page.js';
import { OfficerFiles } from './officer-files.js';

/** What a file's people will be written, before it is decided. */
@Controller('files/:id/letters')
@Policy(only('officer', 'authority', 'chair', 'secretary', 'auditor'))
export class LettersController {
  constructor(
    private readonly officerFiles: OfficerFiles,
    private readonly engine: Engine,
    private readonly previews: LetterPreviews,
  ) {}

  @Get()
  async letters(
    @Param('id') id: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { file, call } = await this.officerFiles.open(request, id);
    const view = viewOf(request, reply);
    const letters = lettersOfDecisions(await this.engine.procedureOf(id), file.states);
    const typed = typedIn(query);
    const letter = letters.find(({ event }) => event === typedText(typed, 'event')) ?? letters[0];
    const asked = typedText(typed, 'text');
    const lang = isLang(asked) ? asked : view.lang;
    const shown = letter ? { letter, preview: await this.previews.of(id, letter.template), lang } : null;
    const props = { view, file, call, letters, shown };
    return page(reply, <LettersPage {...props} />);
  }
}
