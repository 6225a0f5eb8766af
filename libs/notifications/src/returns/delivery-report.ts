import { type ParsedMail, simpleParser } from 'mailparser';

/** What a mail server says about a mail that it had taken (RFC 3464). */
export interface DeliveryReport {
  readonly mailId: string;
  /** `failed` is final; anything else is not. */
  readonly action: string;
  /** The status and what the last server answered, in one line. */
  readonly reason: string;
}

const REASON_LENGTH = 1_000;
/** The Message-ID of our mails is their id before the @. */
const OURS = /^Message-ID:\s*<([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@/im;

/** Reads a delivery report; null for any other mail, and for a report that does not say about which mail of ours it is. */
export async function readReport(raw: string): Promise<DeliveryReport | null> {
  const report = await simpleParser(raw, { keepDeliveryStatus: true });
  const status = textOf(report, 'message/delivery-status');
  const returned = textOf(report, 'message/rfc822') ?? textOf(report, 'text/rfc822-headers');
  const mailId = OURS.exec(returned ?? '')?.[1];
  const action = field(status, 'Action');
  if (mailId === undefined || action === null) return null;
  const reason = [field(status, 'Status'), field(status, 'Diagnostic-Code')].filter((part) => part !== null).join(' ');
  return { mailId: mailId.toLowerCase(), action: action.toLowerCase(), reason: reason.slice(0, REASON_LENGTH) };
}

function textOf({ attachments }: ParsedMail, type: string): string | null {
  const part = attachments.find(({ contentType }) => contentType === type);
  return part === undefined ? null : part.content.toString('utf8');
}

/** A field of the status, with what was folded; the first recipient speaks: each mail of ours has one. */
function field(status: string | null, name: string): string | null {
  const unfolded = (status ?? '').replaceAll(/\r?\n[ \t]+/g, ' ');
  return new RegExp(`^${name}:[ \\t]*(.+)$`, 'im').exec(unfolded)?.[1]?.trim() ?? null;
}
