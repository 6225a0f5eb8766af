import { Injectable } from '@nestjs/common';
import { SaveAnswers } from '#libs/applications';
import type { Call } from '#libs/calls';
import type { Command } from '#libs/engine';
import { typedText, type Typed } from '../http/read-form.js';

/** What the check before applying asks and the first form asks too, by the names of the check. */
export const CARRIED = ['contribution', 'totalCost', 'months'] as const;

/** Writes into a new application what was answered before it began, so that nobody is asked twice. */
@Injectable()
export class CarriedAnswers {
  constructor(private readonly saveAnswers: SaveAnswers) {}

  async write(command: Command, call: Call, applicationId: string, typed: Typed): Promise<void> {
    for (const [page, answers] of pagesOf(call, typed)) {
      const save = { ...command, key: null, applicationId, stage: call.firstStage, page, answers, basedOn: 0 } as const;
      // Where something is written already, the button was pressed a second time: what is there is newer, and stays.
      await this.saveAnswers.execute(save);
    }
  }
}

function pagesOf(call: Call, typed: Typed): ReadonlyMap<string, Record<string, string>> {
  const { pages, request } = call.form(call.firstStage);
  const found = new Map<string, Record<string, string>>();
  for (const name of CARRIED) {
    // Any name of the request will do: each of them holds the id of a question.
    const question = name in (request ?? {}) ? request?.[name as 'months'] : undefined;
    const page = pages.find(({ questions }) => questions.some(({ id }) => id === question));
    const answer = typedText(typed, name);
    if (page && question && answer) found.set(page.id, { ...found.get(page.id), [question]: answer });
  }
  return found;
}
