import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** A mail server that takes whatever is sent, beside the measurement. */
export interface MailSink {
  readonly url: string;
  /** Mails taken so far. */
  accepted(): Promise<number>;
  stop(): void;
}

export async function startMailSink(): Promise<MailSink> {
  const child = fork(new URL('./mail-sink.js', import.meta.url));
  const { port } = await told<{ port: number }>(child);
  return {
    url: `smtp://127.0.0.1:${port}`,
    accepted: async () => {
      const answer = told<{ accepted: number }>(child);
      child.send('how many');
      return (await answer).accepted;
    },
    stop: () => child.disconnect(),
  };
}

async function told<T>(child: ChildProcess): Promise<T> {
  const [message] = await once(child, 'message');
  // The sink's own messages, each in answer to what was asked.
  return message as T;
}
