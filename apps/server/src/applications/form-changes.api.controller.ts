import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { FormChanges, SeeFormChanges, STAGES } from '#libs/applications';
import { FORM_CHANGES, type FormChange } from '#libs/calls';
import { z } from 'zod';
import { Answers, instant } from '../api/answers.js';
import { only, Policy } from '../http/policy.js';
import { commandOf } from '../http/who.js';
import { ApplicantFiles } from './applicant-files.js';
import { answer } from './applications.answers.js';

export const formChangeShown = z
  .object({
    kind: z.enum(FORM_CHANGES),
    page: z.string().nullable().meta({ description: 'Where it stands now; where it is gone, where it stood' }),
    question: z.string().nullable(),
    isGone: z.boolean(),
  })
  .meta({ id: 'FormChange' });
const parts = z.array(z.object({ stage: z.enum(STAGES), changes: z.array(formChangeShown) }));
const changesShown = z
  .object({
    revision: z.int().nullable().meta({ description: 'Of the form of today; null where nothing was corrected' }),
    unseen: parts,
    all: parts,
    corrections: z.array(z.object({ at: instant, reason: z.string() })),
    kept: z.array(z.object({ stage: z.enum(STAGES), page: z.string(), question: z.string(), answer })),
  })
  .meta({ id: 'FormChanges', description: 'What was corrected in the form since the draft was begun' });
const seenInput = z.strictObject({ revision: z.int() }).meta({ id: 'FormChangesSeenInput' });

const NOTHING = { revision: null, unseen: [], all: [], corrections: [], kept: [] };

/** What was corrected in the form of a draft, for programs. */
@Controller('api/v1/applications/:id/form-changes')
@ApiTags('applications')
export class FormChangesApiController {
  constructor(
    private readonly applicantFiles: ApplicantFiles,
    private readonly formChanges: FormChanges,
    private readonly seeFormChanges: SeeFormChanges,
  ) {}

  @Get()
  @Policy(only('applicant'))
  @Answers({
    summary: 'What was corrected in the form, and the answers to questions that are not asked any more',
    status: 200,
    schema: changesShown,
  })
  async show(@Param('id') id: string, @Req() request: FastifyRequest) {
    const { file, call } = await this.applicantFiles.open(request, id);
    const changes = await this.formChanges.of(call, file);
    if (!changes) return NOTHING;
    const { revision, unseen, all, corrections, kept } = changes;
    const shown = (list: typeof all) => list.map((part) => ({ ...part, changes: part.changes.map(shownChange) }));
    return {
      revision,
      unseen: shown(unseen),
      all: shown(all),
      corrections,
      kept: kept.map(({ stage, page, question, answer: given, documents }) => ({
        stage,
        page,
        question: question.id,
        answer: documents.length > 0 ? documents.map(({ name }) => name) : given,
      })),
    };
  }

  @Post('seen')
  @Policy(only('applicant'))
  @Answers({ summary: 'Say for the whole file that the changes of this revision were looked at', status: 204 })
  async see(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Body({ schema: seenInput }) { revision }: z.output<typeof seenInput>,
  ): Promise<void> {
    const { actor, file } = await this.applicantFiles.open(request, id);
    await this.seeFormChanges.execute({ ...commandOf(request, actor), applicationId: file.id, revision });
  }
}

/** A change by the names that programs know. */
export function shownChange({ kind, before, after }: FormChange): z.output<typeof formChangeShown> {
  const isGone = after.page === null && before.page !== null;
  return {
    kind,
    page: (after.page ?? before.page)?.id ?? null,
    question: (after.question ?? before.question)?.id ?? null,
    isGone,
  };
}
