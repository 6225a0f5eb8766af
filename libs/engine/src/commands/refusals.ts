import { DomainError } from '#libs/kernel';
import { Fact } from '#libs/platform';

export interface CommandRefusal {
  readonly command: string;
  /** Codes of the rules that said no, such as `guard.beforeDeadline`; stable, and without anybody's data. */
  readonly reasons: readonly string[];
}

/** A rule said no to a command. */
export const commandRefused = new Fact<CommandRefusal>();

/** Tells of an error when it is a rule's; anything else is no refusal. */
export function tellRefusal(command: string, error: unknown): void {
  if (error instanceof DomainError) commandRefused.tell({ command, reasons: codesIn(error) });
}

/** A refused transition names every reason; any other rule is its own. */
function codesIn({ code, details }: DomainError): readonly string[] {
  const reasons: unknown = details['reasons'];
  const codes = Array.isArray(reasons) ? reasons.flatMap(codeOf) : [];
  return codes.length > 0 ? [...new Set(codes)] : [code];
}

function codeOf(reason: unknown): readonly string[] {
  const code: unknown = typeof reason === 'object' && reason !== null ? Reflect.get(reason, 'code') : undefined;
  return typeof code === 'string' ? [code] : [];
}
