import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CallFileInvalid, columnsOf, isOfRows, type Question } from '#libs/calls';
import { z } from 'zod';
import { Answers, listOf } from '../api/answers.js';
import { wholeList } from '../api/cursor.js';
import { columnName } from '../applications/column-name.js';
import { said } from '../calls/said.js';
import { only, Policy } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import type { View } from '../ui/view.js';
import { CallFiles } from './call-files.js';
import { placesOfForms } from './form-preview.js';
import { callFileInput } from './publication.answers.js';

const words = z.string().nullable();
const pageShown = z
  .object({
    stage: z.string(),
    id: z.string(),
    title: z.string(),
    intro: words,
    questions: z.array(
      z.object({
        id: z.string(),
        type: z.string(),
        required: z.boolean(),
        label: z.string(),
        help: words,
        why: words,
        seenBy: words,
        columns: z
          .array(z.string())
          .meta({ description: 'Heads of the columns, of a question that is answered by lines' }),
      }),
    ),
  })
  .meta({ id: 'FormPageShown', description: 'A page of a form in the language asked for' });

/** The forms of a call file that is kept nowhere yet. */
@Controller('api/v1/call-files/forms')
@ApiTags('calls')
export class FormPreviewApiController {
  constructor(private readonly files: CallFiles) {}

  @Post()
  @Policy(only('officer', 'operator'))
  @Answers({
    summary: 'Every page of every form of a call file, as applicants will read it',
    status: 200,
    schema: listOf(pageShown),
  })
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body({ schema: callFileInput }) { text }: z.output<typeof callFileInput>,
  ) {
    const loaded = await this.files.check(text, 'call.yaml');
    if (!loaded.ok) throw new CallFileInvalid(loaded.faults);
    const view = viewOf(request, reply);
    const pages = placesOfForms({ file: loaded.file }).map(({ stage, page }) => ({
      stage,
      id: page.id,
      title: said(view, page.title),
      intro: page.intro ? said(view, page.intro) : null,
      questions: page.questions.map((question) => questionShown(view, question)),
    }));
    return wholeList(pages);
  }
}

function questionShown(view: View, question: Question) {
  const { id, type, required, label, help, why, seenBy } = question;
  const inWords = (text: typeof help) => (text ? said(view, text) : null);
  const columns = isOfRows(question) ? columnsOf(question).map((column) => columnName(view, question, column)) : [];
  const shown = { help: inWords(help), why: inWords(why), seenBy: inWords(seenBy), columns };
  return { id, type, required, label: said(view, label), ...shown };
}
