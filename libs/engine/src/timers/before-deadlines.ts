import { Injectable, Logger } from '@nestjs/common';
import type { Tx } from '#libs/platform';

/** Deadlines that may not take effect yet, by the call that has them. */
export type HeldDeadlines = ReadonlyMap<string, ReadonlySet<string>>;

/** A question that has to be answered about a deadline of a call before it may take effect. */
export interface DeadlineQuestion {
  /** Which deadlines of these calls, passed by `at`, have no answer yet; asked where they would take effect. */
  openOf(tx: Tx, callIds: readonly string[], at: Date): Promise<HeldDeadlines>;
  /** Answers what can be answered about the calls, in transactions of its own. */
  answer(callIds: readonly string[]): Promise<void>;
}

/** What features want decided before a deadline takes effect; they say so when the process starts. */
@Injectable()
export class BeforeDeadlines {
  private readonly logger = new Logger('before-deadlines');
  private readonly questions: DeadlineQuestion[] = [];

  ask(question: DeadlineQuestion): void {
    this.questions.push(question);
  }

  /** The deadlines that wait for an answer. */
  async held(tx: Tx, instances: Iterable<{ readonly callId: string }>, at: Date): Promise<HeldDeadlines> {
    const held = new Map<string, ReadonlySet<string>>();
    if (this.questions.length === 0) return held;
    const callIds = [...new Set([...instances].map(({ callId }) => callId))];
    for (const question of this.questions) {
      for (const [callId, names] of await question.openOf(tx, callIds, at)) {
        held.set(callId, new Set([...(held.get(callId) ?? []), ...names]));
      }
    }
    return held;
  }

  /** What cannot be answered now stays open: its deadlines wait, and nobody else's. */
  async answer(callIds: readonly string[]): Promise<void> {
    for (const question of this.questions) {
      await question.answer(callIds).catch((error: unknown) => this.logger.error(String(error)));
    }
  }
}

/** Deadlines are due about which nothing was asked yet. The batch is given up, and begins anew with the answers. */
export class QuestionsOpen extends Error {
  constructor(readonly callIds: readonly string[]) {
    super('Deadlines are due that something has to be decided about first.');
  }
}
