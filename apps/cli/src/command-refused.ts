/** The command cannot be carried out; the message says what to do. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused';
}
