import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type OpenedSection, STAGES } from '#libs/applications';
import type { Call } from '#libs/calls';
import { RequestClarification } from '#libs/eligibility';
import { LONGEST_TEXT } from '#libs/kernel';
import { z } from 'zod';
import { namedReasons, partName } from '../applications/part-names.js';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { readForm, type Typed, typedText } from '../http/read-form.js';
import { newFormKey, viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import { ActionForm } from '../ui/action-form.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import type { View } from '../ui/view.js';
import { type OfficerFile, OfficerFiles } from './officer-files.js';
import { SectionsToOpen } from './sections-to-open.js';
import { OfficerLayout } from './officer-layout.js';

const form = z.object({
  question: z
    .string()
    .trim()
    .min(1, 'eligibility.clarification.questionMissing')
    .max(LONGEST_TEXT, 'eligibility.clarification.questionTooLong'),
  opened: z
    .partialRecord(z.enum(STAGES), z.record(z.string(), z.string().trim().max(1000, 'correction.reasonTooLong')))
    .default({}),
});

@Controller('files/:id/clarification')
export class ClarificationRequestController {
  constructor(
    private readonly officerFiles: OfficerFiles,
    private readonly requestClarification: RequestClarification,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  @Policy(only('officer'))
  async ask(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return page(reply, await this.pageOf(request, reply, await this.officerFiles.open(request, id), {}, []));
  }

  @Post()
  @Policy(only('officer'))
  async send(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const opened = await this.officerFiles.open(request, id);
    const read = readForm(form, request.body, viewOf(request, reply));
    if (!read.ok) {
      const errors = read.errors.map((error) => withSection(viewOf(request, reply), opened.call, error));
      return pageAgain(reply, await this.pageOf(request, reply, opened, read.typed, errors));
    }
    const { question } = read.value;
    const sections = openedIn(read.value.opened);
    const command = { ...commandOf(request, opened.actor), grantId: id, question, opened: sections };
    await this.requestClarification.execute(command);
    return this.flashes.seeOther(request, reply, { path: `/files/${id}`, key: 'eligibility.clarification.sent' });
  }

  private async pageOf(
    request: FastifyRequest,
    reply: FastifyReply,
    opened: OfficerFile,
    typed: Typed,
    errors: readonly FieldError[],
  ) {
    const { file, call } = opened;
    const view = viewOf(request, reply);
    const actions = await this.officerFiles.actionsOn(opened);
    const action = actions.find(({ event }) => event === 'clarificationRequested');
    const reasons = action?.reasons ?? [{ code: 'notInThisState', params: {} }];
    return (
      <OfficerLayout
        view={view}

        file={file}
        call={call}
        title={view.t('eligibility.clarification.title')}
        current="step"
        errors={errors}
      >
        <p class="lead">{leadOf(view, call)}</p>
        <ActionForm
          view={view}
          action={`/files/${file.id}/clarification`}
          label={view.t('eligibility.clarification.send')}
          hidden={{ _key: newFormKey() }}
          reasons={namedReasons(view, call, reasons)}
        >
          <Field
            kind="textarea"
            view={view}
            name="question"
            label={view.t('eligibility.clarification.question')}
            help={view.t('eligibility.clarification.questionHelp')}
            value={typedText(typed, 'question')}
            rows={8}
            limit={LONGEST_TEXT}
            error={errorOf(errors, 'question')}
          />
          <SectionsToOpen view={view} call={call} stage={file.stage} typed={typed} errors={errors} />
        </ActionForm>
      </OfficerLayout>
    );
  }
}

/** What the applicant will have: the call's own period, counted from now. */
function leadOf(view: View, { calendar, zone }: Call): string {
  const period = calendar.period('clarification');
  if (period === null) return view.t('eligibility.clarification.leadOpen');
  const due = calendar.plus(view.now, period);
  return view.t('eligibility.clarification.lead', { due: view.format.dateTime(due, zone) });
}

/** The same fault may be in many sections: each is named. */
function withSection(view: View, call: Call, { name, message }: FieldError): FieldError {
  const [, , part] = /^opened\.(\w+)\.(.+)$/.exec(name) ?? [];
  if (part === undefined) return { name, message };
  return { name, message: view.t('signoff.point', { label: partName(view, call, part), message }) };
}

/** A section is opened by saying why. */
function openedIn(opened: z.output<typeof form>['opened']): readonly OpenedSection[] {
  return STAGES.flatMap((stage) =>
    Object.entries(opened[stage] ?? {}).flatMap(([part, reason]) => (reason === '' ? [] : [{ stage, part, reason }])),
  );
}
