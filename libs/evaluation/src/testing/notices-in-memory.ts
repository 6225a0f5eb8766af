import { type Notice, Notices, type Tx } from '#libs/platform';

/** Keeps what people would be told, for tests of a feature that has no mail of its own. */
export class NoticesInMemory extends Notices {
  readonly sent: Notice[] = [];

  send(_tx: Tx, notice: Notice): Promise<void> {
    this.sent.push(notice);
    return Promise.resolve();
  }
}
