import { randomUUID } from 'node:crypto';
import { type Answered, Client } from './client.js';

/** Between two things that somebody does. */
const PAUSE_MS = 50;
/** After a refusal; sooner than the server asks for, so that its return is noticed. */
const AGAIN_MS = 150;
/** So many savings for each submission. */
const SAVINGS = 3;

/** What one applicant was promised: the server said yes to each of these. */
export interface Promised {
  readonly applicationId: string;
  readonly page: string;
  /** How often the page was saved, each time with another text; the last of them. */
  readonly savings: number;
  readonly text: string;
  readonly submissionIds: readonly string[];
}

/**
 * An applicant's program that writes and hands in without pause, and remembers what was acknowledged. What was refused
 * is asked again with the same key until it is acknowledged: so in the end everything counts exactly once, or the server
 * has lost or doubled something.
 */
export class Writer {
  readonly answered: Answered[] = [];
  private savings: number;
  private text = '';
  private readonly submissionIds: string[] = [];
  private stopping = false;
  private running: Promise<void> = Promise.resolve();
  private failure: Error | null = null;

  constructor(
    private readonly client: Client,
    private readonly written: {
      readonly applicationId: string;
      readonly page: string;
      readonly answers: Readonly<Record<string, unknown>>;
      /** The question whose answer changes with each saving. */
      readonly question: string;
    },
  ) {
    // The page was saved once when it was filled in.
    this.savings = 1;
  }

  begin(): void {
    this.stopping = false;
    this.running = this.write().catch((failure: unknown) => {
      this.failure = failure instanceof Error ? failure : new Error(String(failure));
    });
  }

  /** Ends with what is being asked now, once it has been acknowledged; throws what no applicant should have met. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.running;
    if (this.failure !== null) throw this.failure;
  }

  /** When something was acknowledged last, by `performance.now()`. */
  get acknowledgedAt(): number {
    return this.answered.findLast(({ status }) => status >= 200 && status < 300)?.at ?? Number.NEGATIVE_INFINITY;
  }

  get promised(): Promised {
    const { applicationId, page } = this.written;
    return { applicationId, page, savings: this.savings, text: this.text, submissionIds: [...this.submissionIds] };
  }

  private async write(): Promise<void> {
    while (!this.stopping) {
      for (let n = 0; n < SAVINGS; n += 1) await this.save();
      await this.submit();
    }
  }

  private async save(): Promise<void> {
    const { applicationId, page, answers, question } = this.written;
    const text = `Version ${this.savings + 1} ${randomUUID()}`;
    await this.untilAcknowledged({
      method: 'PUT',
      path: `/api/v1/applications/${applicationId}/answers/conceptNote/${page}`,
      headers: { 'if-match': `"${this.savings}"` },
      body: { ...answers, [question]: text },
    });
    this.savings += 1;
    this.text = text;
  }

  private async submit(): Promise<void> {
    const answer = await this.untilAcknowledged({
      method: 'POST',
      path: `/api/v1/applications/${this.written.applicationId}/submissions`,
      headers: {},
      body: { declared: true },
    });
    this.submissionIds.push((JSON.parse(answer.body) as { submissionId: string }).submissionId);
  }

  private async untilAcknowledged(request: Request): Promise<Answered> {
    const headers = { ...request.headers, 'idempotency-key': randomUUID() };
    for (;;) {
      const answer = await this.client.ask({ ...request, headers });
      this.answered.push(answer);
      await pause(answer.status < 300 ? PAUSE_MS : AGAIN_MS);
      if (answer.status < 300) return answer;
      // Whatever else it was is found in what was answered; asking on would only repeat it.
      if (answer.status !== 503) throw new Error(`${request.method} ${request.path}: ${answer.status} ${answer.body}`);
    }
  }
}

interface Request {
  readonly method: 'PUT' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
