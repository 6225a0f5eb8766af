import { type ChildProcess, fork } from 'node:child_process';
import { resolve } from 'node:path';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { PrintedDocument } from './printed-document.js';
import { DocumentTooLong, type SetDocument, Typesetter, TypesetterBusy, TypesetterMissing } from './typesetter.js';

export interface TypesettingLimits {
  readonly maxMs: number;
  readonly maxCharacters: number;
  readonly maxWaiting: number;
}

const LIMITS: TypesettingLimits = { maxMs: 20_000, maxCharacters: 4_000_000, maxWaiting: 20 };

interface Answer {
  readonly ready?: boolean;
  readonly error?: string;
  readonly pdf?: Uint8Array;
  readonly pages?: number;
}

/** Typst in a process of its own, which is begun when it is needed and ends by itself when it is not. */
@Injectable()
export class TypstTypesetter extends Typesetter implements OnApplicationShutdown {
  private press: Promise<ChildProcess> | null = null;
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(
    private readonly program: string,
    private readonly limits: TypesettingLimits = LIMITS,
  ) {
    super();
  }

  async set(document: PrintedDocument): Promise<SetDocument> {
    const { at, ...content } = document;
    const order = { document: content, at: Math.floor(at.getTime() / 1000) };
    if (JSON.stringify(content).length > this.limits.maxCharacters) {
      throw new DocumentTooLong('The document is longer than may be set.');
    }
    if (this.waiting >= this.limits.maxWaiting) throw new TypesetterBusy('Too many documents wait to be set.');
    this.waiting += 1;
    const mine = this.last.then(() => this.setNow(order));
    // Whoever comes next waits for this one, and not for its luck.
    this.last = mine.catch(() => undefined);
    try {
      return await mine;
    } finally {
      this.waiting -= 1;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    const press = await this.press?.catch(() => null);
    press?.kill();
  }

  private async setNow(order: object): Promise<SetDocument> {
    const press = await this.ready();
    hold(press);
    try {
      const { pdf, pages, error } = await this.answer(press, () => press.send({ id: 1, ...order }));
      if (pdf === undefined || pages === undefined) throw new Error(`The document cannot be set: ${error ?? ''}`);
      return { pdf, pages };
    } catch (error) {
      // What is left of a document that failed is nobody's concern: the next one gets a fresh process.
      press.kill('SIGKILL');
      this.press = null;
      throw error;
    } finally {
      letGo(press);
    }
  }

  private ready(): Promise<ChildProcess> {
    this.press ??= this.begin();
    return this.press;
  }

  private async begin(): Promise<ChildProcess> {
    const press = fork(resolve(this.program), [], { serialization: 'advanced', execArgv: [], stdio: 'ignore' });
    press.once('exit', () => {
      this.press = null;
    });
    // A write into a process that just ended is answered by its end.
    press.on('error', () => undefined);
    try {
      const { ready, error } = await this.answer(press, () => undefined);
      if (ready) return press;
      throw new TypesetterMissing(`Documents cannot be set on this machine: ${error ?? ''}`);
    } catch (error) {
      letGo(press);
      press.kill('SIGKILL');
      this.press = null;
      throw error;
    }
  }

  /** What the process says next; given up when it ends or takes too long. */
  private answer(press: ChildProcess, ask: () => unknown): Promise<Answer> {
    return new Promise((answered, failed) => {
      const given = (answer: unknown) => done(() => answered(answer as Answer));
      const ended = () => done(() => failed(new TypesetterBusy('The typesetter ended before it answered.')));
      const late = setTimeout(ended, this.limits.maxMs);
      const done = (say: () => void) => {
        clearTimeout(late);
        press.off('message', given).off('exit', ended);
        say();
      };
      press.once('message', given).once('exit', ended);
      ask();
    });
  }
}

/** While it works, the program that asked stays; afterwards the process keeps nobody. */
function hold(press: ChildProcess): void {
  press.ref();
  press.channel?.ref();
}

function letGo(press: ChildProcess): void {
  press.unref();
  press.channel?.unref();
}
