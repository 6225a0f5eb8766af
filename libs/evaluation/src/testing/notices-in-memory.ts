import { type Notice, Notices, type Tx } from '#libs/platform';

/** Keeps what people would be told, for tests of a feature that has no mail of its own. */
export class NoticesInMemory extends Notices {
  readonly sent: Notice[] = [];

  sendAll(_tx: Tx, notices: readonly Notice[]): Promise<void> {
    this.sent.push(...notices);
    return Promise.resolve();
  }
}
