import { Injectable } from '@nestjs/common';
import { type Answers, Calls, type Page } from '#libs/calls';
import { type Command, Commands, Engine } from '#libs/engine';
import { DomainError, type JsonObject } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import { type PageAnswers, rewritten } from '../domain/answers.js';
import type { Contested } from '../domain/merge.js';
import { stagesOpenFor } from '../domain/opened-sections.js';
import type { Stage } from '../domain/stage.js';
import { mustBeOpen, mustWriteFor } from '../domain/who-may.js';
import { AnswerPages } from '../persistence/answer-pages.js';
import { OpenedSections } from '../persistence/opened-sections.js';
import { Applications } from '../persistence/applications.js';

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

/** The form of this stage has no such page. */
export class PageUnknown extends DomainError {
  readonly code = 'applications.page-unknown';
}

/**
 * Saves answers of one page as they were typed: never refused for being incomplete or wrong. An answer that somebody
 * else changed after it was read is not overwritten but answered as contested; questions that are not named stay.
 */
@Injectable()
export class SaveAnswers {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
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
      const call = await this.calls.of(tx, grant.callId);
      const page = call.form(stage).pages.find(({ id }) => id === command.page);
      if (!page) throw new PageUnknown(`The form has no page ${command.page}.`, { stage, page: command.page });
      const before = await this.pages.of(tx, applicationId, stage, page.id);
      const answers = answersOf(page, command.answers);
      const versions = Object.fromEntries(Object.keys(answers).map((id) => [id, command.seen?.[id] ?? basedOn]));
      const seen = await this.pages.seen(tx, applicationId, before, versions);
      const { page: after, contested } = rewritten(before, { answers, seen, by: command.by.id, at: grant.at });
      if (after !== before) await this.save(tx, command, before, after);
      return savedPage(after, grant.at, contested);
    });
  }

  private async save(tx: Tx, command: SaveAnswersCommand, before: PageAnswers, after: PageAnswers): Promise<void> {
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
 * Only what the page asks for is taken, and of that what was given: a question that went away, by a condition or from a
 * corrected form, keeps the answer it had. Files are documents, not answers.
 */
function answersOf(page: Page, given: Answers): JsonObject {
  const asked = page.questions.filter(({ type }) => type !== 'file');
  const kept = asked.map(({ id }) => [id, given[id]] as const).filter(([, answer]) => answer !== undefined);
  // What is defined is text, choices or rows of text: JSON.
  return Object.fromEntries(kept) as JsonObject;
}
