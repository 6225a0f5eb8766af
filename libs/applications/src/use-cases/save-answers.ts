import { Injectable } from '@nestjs/common';
import { type Answers, type Call, Calls, type Question } from '#libs/calls';
import { type Command, Commands, Engine } from '#libs/engine';
import { DomainError, type JsonObject } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import { type PageAnswers, rewritten } from '../domain/answers.js';
import type { Contested } from '../domain/merge.js';
import { stagesOpenFor } from '../domain/opened-sections.js';
import type { Stage } from '../domain/stage.js';
import { mustBeOpen, mustWriteFor } from '../domain/who-may.js';
import { questionsEverOn } from '../draft/former-questions.js';
import { homedPages, withoutBrought } from '../draft/homed-pages.js';
import { AnswerPages } from '../persistence/answer-pages.js';
import { OpenedSections } from '../persistence/opened-sections.js';
import { Applications } from '../persistence/applications.js';
import { CallsOfFiles } from '../persistence/calls-of-files.js';

export interface SaveAnswersCommand extends Command {
  readonly applicationId: string;
  readonly stage: Stage;
  readonly page: string;
  readonly answers: Answers;
  /** The version of the page that the writer saw; 0 for an empty page. */
  readonly basedOn: number;
  /** By question, where an answer was read at another version than the page. */
  readonly seen?: Readonly<Record<string, number>>;
  /** Somebody goes back to an earlier answer. */
  readonly isUndo?: boolean;
}

/** The question of a form whose answer names the application in lists, letters and contracts. */
const TITLE_QUESTION = 'title';

/** What a writer needs to go on: the version to base the next save on, and when it was saved. */
export interface SavedPage {
  readonly version: number;
  readonly savedAt: string;
  /** What was not saved, because somebody else had answered it meanwhile; everything else was. */
  readonly contested: readonly Contested[];
}

/** The form of this stage has no such page, and never had one. */
export class PageUnknown extends DomainError {
  readonly code = 'applications.page-unknown';
}

/**
 * Saves answers of one page as they were typed: never refused for being incomplete or wrong. An answer that somebody
 * else changed after it was read is not overwritten but answered as contested; questions that are not named stay. What a
 * page of an earlier form still carries is kept where it was asked, also when the form does not ask for it any more.
 */
@Injectable()
export class SaveAnswers {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly callsOfFiles: CallsOfFiles,
    private readonly calls: Calls,
    private readonly pages: AnswerPages,
    private readonly applications: Applications,
    private readonly opened: OpenedSections,
  ) {}

  execute(command: SaveAnswersCommand): Promise<SavedPage> {
    return this.commands.run('applications.save-answers', command, async (tx) => {
      mustWriteFor(command.by);
      const { applicationId, stage, basedOn } = command;
      const grant = await this.engine.lock(tx, applicationId);
      mustBeOpen(stage, stagesOpenFor(await this.opened.opennessOf(tx, grant), command.page));
      const call = await this.callsOfFiles.of(tx, grant);
      const answers = answersOf(await this.questionsOn(tx, call, command), command.answers);
      const found = await this.pageBefore(tx, call, command);
      const { homed } = found;
      const versions = Object.fromEntries(Object.keys(answers).map((id) => [id, command.seen?.[id] ?? basedOn]));
      const seen = await this.pages.seen(tx, applicationId, homed, versions);
      const { page: after, contested } = rewritten(homed, { answers, seen, by: command.by.id, at: grant.at });
      if (after !== homed) await this.save(tx, command, withoutBrought(found, after));
      return savedPage(after, grant.at, contested);
    });
  }

  /** What the page asks for, or did in an earlier form. */
  private async questionsOn(tx: Tx, call: Call, { stage, page }: SaveAnswersCommand): Promise<readonly Question[]> {
    const ever = questionsEverOn(await this.calls.documentsOf(tx, call), { stage, page });
    const asked = call.form(stage).pages.find(({ id }) => id === page)?.questions ?? [];
    const former = [...ever.values()].filter(({ id }) => !asked.some((question) => question.id === id));
    if (asked.length + former.length > 0) return [...asked, ...former];
    throw new PageUnknown(`The form has no page ${page}.`, { stage, page });
  }

  /** The page as it is stored, and with what a correction of the form moved to it. */
  private async pageBefore(tx: Tx, call: Call, { applicationId, stage, page }: SaveAnswersCommand) {
    const isCorrected = (await this.calls.documentsOf(tx, call)).length > 1;
    const stored = await this.pages.of(tx, applicationId, stage, page);
    if (!isCorrected) return { stored, homed: stored };
    const pages = homedPages(call, await this.pages.all(tx, applicationId, [stage]));
    return { stored, homed: pages.find((one) => one.stage === stage && one.page === page) ?? stored };
  }

  private async save(
    tx: Tx,
    command: SaveAnswersCommand,
    { before, after }: Readonly<Record<'before' | 'after', PageAnswers>>,
  ): Promise<void> {
    const { applicationId, isUndo } = command;
    await this.pages.save(tx, applicationId, before, after, isUndo);
    const title = after.answers[TITLE_QUESTION];
    if (typeof title === 'string') await this.applications.update(tx, applicationId, { title: title.trim() });
  }
}

/** What a save answers, also one that changed nothing. */
export function savedPage(
  { version, updatedAt }: PageAnswers,
  at: Date,
  contested: readonly Contested[] = [],
): SavedPage {
  return { version, savedAt: (updatedAt ?? at).toISOString(), contested };
}

/**
 * Only what the page asks for, or once did, is taken, and of that what was given: a question that is not asked by a
 * condition keeps the answer it had. Files are documents, not answers.
 */
function answersOf(questions: readonly Question[], given: Answers): JsonObject {
  const asked = questions.filter(({ type }) => type !== 'file');
  const kept = asked.map(({ id }) => [id, given[id]] as const).filter(([, answer]) => answer !== undefined);
  // What is defined is text, choices or rows of text: JSON.
  return Object.fromEntries(kept) as JsonObject;
}
