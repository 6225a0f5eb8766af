/** What nodemailer adds to an error that a mail server gave: its answer, and the command that it answered. */
interface SmtpError {
  readonly code?: string;
  readonly responseCode?: number;
  readonly command?: string;
}

/** The commands whose answer is about one mail: its recipient, its content. */
const ABOUT_THE_MAIL: readonly string[] = ['RCPT TO', 'DATA'];

/**
 * Whether a server refused this mail for good (5xx). A refused login or sender is about this installation instead: once
 * somebody has corrected the settings, every mail that waited must go out.
 */
export function isRefusedForGood(error: unknown): boolean {
  // Whatever is thrown may be read as an object without these properties.
  const { responseCode = 0, command = '' } = error as SmtpError;
  return responseCode >= 500 && ABOUT_THE_MAIL.includes(command);
}

/** What nodemailer and the system say of a server that is not reached, does not answer, or breaks off. */
const UNREACHED =
  /^(ECONNECTION|ESOCKET|ETIMEDOUT|EDNS|ETLS|EPROTOCOL|ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;
/** Service not available, closing: the one answer that is about the server and not about what it was asked. */
const CLOSING = 421;

/** Whether the server was not reached, broke off or closes: it has said nothing about the mail. */
export function isServerAway(error: unknown): boolean {
  // The same here.
  const { code = '', responseCode } = error as SmtpError;
  return responseCode === CLOSING || (responseCode === undefined && UNREACHED.test(code));
}

/** The answer of the server, where there was one. */
export function answerOf(error: unknown): number | undefined {
  // The same here.
  return (error as SmtpError).responseCode;
}
