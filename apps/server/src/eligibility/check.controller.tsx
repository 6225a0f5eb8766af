import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  CHECK_KINDS,
  type CheckKind,
  type ChecklistItem,
  checklistOf,
  DecideCheck,
  type FileFacts,
} from '#libs/eligibility';
import type { Reason } from '#libs/workflow';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { NothingHere } from '../http/refusals.js';
import { newFormKey, viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import type { FieldError } from '../ui/field-error.js';
import { namedReasons } from '../applications/part-names.js';
import { entriesIn, errorsIn, type LineEntry, lineAnswers, proposedEntries } from './check-form.js';
import { CheckConfirm, CheckPage } from './check.page.js';
import { FactsOfFile } from './facts-of-file.js';
import { type OfficerFile, OfficerFiles } from './officer-files.js';

/** The event by which each check is passed: whoever may not send it may not decide the check. */
const PASSING = {
  administrative: 'administrativeCheckPassed',
  eligibility: 'eligibilityConfirmed',
  verification: 'verificationPassed',
} as const satisfies Record<CheckKind, string>;

interface Opened extends OfficerFile {
  readonly kind: CheckKind;
  readonly facts: FileFacts;
  readonly checklist: readonly ChecklistItem[];
}

@Controller('files/:id/checks/:kind')
export class CheckController {
  constructor(
    private readonly officerFiles: OfficerFiles,
    private readonly factsOfFile: FactsOfFile,
    private readonly decideCheck: DecideCheck,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  @Policy(only('officer'))
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() params: unknown,
  ) {
    const opened = await this.open(request, params);
    return page(reply, await this.pageOf(request, reply, opened, proposedEntries(opened.checklist), []));
  }

  /** Twice: first the answers are checked and the result is shown, then it is decided. */
  @Post()
  @Policy(only('officer'))
  async decide(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() params: unknown,
  ) {
    const opened = await this.open(request, params);
    const { actor, file, call, kind, facts } = opened;
    const view = viewOf(request, reply);
    const entries = entriesIn(call, kind, request.body);
    const errors = errorsIn(view, call, kind, entries);
    if (errors.length > 0) return pageAgain(reply, await this.pageOf(request, reply, opened, entries, errors));
    if (!isConfirmed(request.body)) {
      return page(
        reply,
        <CheckConfirm view={view} file={file} call={call} kind={kind} entries={entries} formKey={newFormKey()} />,
      );
    }
    const { outcome } = await this.decideCheck.execute({
      ...commandOf(request, actor),
      grantId: file.id,
      kind,
      lines: lineAnswers(entries),
      facts,
    });
    return this.flashes.seeOther(request, reply, {
      path: `/files/${file.id}`,
      key: `eligibility.check.decided.${outcome}`,
    });
  }

  private async open(request: FastifyRequest, params: unknown): Promise<Opened> {
    // The router fills in every name of the address before it comes here.
    const { id, kind: asked } = params as Readonly<Record<'id' | 'kind', string>>;
    const opened = await this.officerFiles.open(request, id);
    const kind = CHECK_KINDS.find((one) => one === asked);
    if (!kind) throw new NothingHere('There is no such check.');
    const facts = await this.factsOfFile.of(opened);
    return { ...opened, kind, facts, checklist: checklistOf(opened.call, kind, facts) };
  }

  private async pageOf(
    request: FastifyRequest,
    reply: FastifyReply,
    opened: Opened,
    entries: readonly LineEntry[],
    errors: readonly FieldError[],
  ) {
    const { file, call, kind, checklist } = opened;
    const view = viewOf(request, reply);
    const actions = await this.officerFiles.actionsOn(opened);
    const action = actions.find(({ event }) => event === PASSING[kind]);
    const reasons: readonly Reason[] = action?.reasons ?? [{ code: 'notInThisState', params: {} }];
    return (
      <CheckPage
        view={view}

        file={file}
        call={call}
        kind={kind}
        checklist={checklist}
        entries={entries}
        errors={errors}
        reasons={namedReasons(view, call, reasons)}
      />
    );
  }
}

function isConfirmed(body: unknown): boolean {
  return typeof body === 'object' && body !== null && Reflect.get(body, 'confirmed') === 'yes';
}
