import { Injectable } from '@nestjs/common';
import { type Answers, Calls, type Page } from '#libs/calls';
import { type Command, Commands, Engine } from '#libs/engine';
import { DomainError, type JsonObject } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import { type PageAnswers, rewritten } from '../domain/answers.js';
import { openStages, type Stage } from '../domain/stage.js';
import { mustBeOpen, mustWriteFor } from '../domain/who-may.js';
import { AnswerPages } from '../persistence/answer-pages.js';
import { Applications } from '../persistence/applications.js';

export interface SaveAnswersCommand extends Command {
  readonly applicationId: string;
  readonly stage: Stage;
  readonly page: string;
  readonly answers: Answers;
  /** The version of the page that the writer saw; 0 for an empty page. */
  readonly basedOn: number;
}

/** The question of a form whose answer names the application in lists, letters and contracts. */
const TITLE_QUESTION = 'title';

/** What a writer needs to go on: the version to base the next save on, and when it was saved. */
export interface SavedPage {
  readonly version: number;
  readonly savedAt: string;
}

/** The form of this stage has no such page. */
export class PageUnknown extends DomainError {
  readonly code = 'applications.page-unknown';
}

/**
 * Saves one page as it was typed: never refused for being incomplete or wrong. Throws `AnswersChangedMeanwhile` when
 * somebody else saved the page in between, so that nobody's words are overwritten unseen.
 */
@Injectable()
export class SaveAnswers {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly calls: Calls,
    private readonly pages: AnswerPages,
    private readonly applications: Applications,
  ) {}

  execute(command: SaveAnswersCommand): Promise<SavedPage> {
    return this.commands.run('applications.save-answers', command, async (tx) => {
      mustWriteFor(command.by);
      const { applicationId, stage, basedOn } = command;
      const grant = await this.engine.lock(tx, applicationId);
      mustBeOpen(stage, openStages(grant.states));
      const call = await this.calls.of(tx, grant.callId);
      const page = call.form(stage).pages.find(({ id }) => id === command.page);
      if (!page) throw new PageUnknown(`The form has no page ${command.page}.`, { stage, page: command.page });
      const before = await this.pages.of(tx, applicationId, stage, page.id);
      const answers = { ...before.answers, ...answersOf(page, command.answers) };
      const after = rewritten(before, { answers, basedOn, by: command.by.id, at: grant.at });
      if (after !== before) await this.save(tx, applicationId, after);
      return savedPage(after, grant.at);
    });
  }

  private async save(tx: Tx, applicationId: string, page: PageAnswers): Promise<void> {
    await this.pages.save(tx, applicationId, page);
    const title = page.answers[TITLE_QUESTION];
    if (typeof title === 'string') await this.applications.update(tx, applicationId, { title: title.trim() });
  }
}

/** What a save answers, also one that changed nothing. */
export function savedPage({ version, updatedAt }: PageAnswers, at: Date): SavedPage {
  return { version, savedAt: (updatedAt ?? at).toISOString() };
}

/**
 * Only what the page asks for is taken, and of that what was given: a question that went away, by a condition or from a
 * corrected form, keeps the answer it had. Files are documents, not answers.
 */
function answersOf(page: Page, given: Answers): JsonObject {
  const asked = page.questions.filter(({ type }) => type !== 'file');
  const kept = asked.map(({ id }) => [id, given[id]] as const).filter(([, answer]) => answer !== undefined);
  // What is defined is text, choices or rows of text: JSON.
  return Object.fromEntries(kept) as JsonObject;
}
