import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** What is printed of the demo's people; `material.ts` checks the whole file when the demo is loaded. */
interface People {
  readonly password: string;
  readonly staff: readonly { readonly key: string; readonly email: string; readonly roles: readonly string[] }[];
}

/** The sign-ins that a visitor tries first, in the order of a grant's life. */
const SHOWN = ['officer', 'assessor1', 'chair', 'authority', 'finance', 'finance2', 'auditor', 'operator'];

/** The addresses and the password of the demo, a line each. Printed at every start: it loads no more than it prints. */
export function signIns(): string {
  const { staff, password } = people();
  const shown = SHOWN.flatMap((key) => staff.find((person) => person.key === key) ?? []);
  const rows = [
    ['association@example.org', 'association (signataire)'],
    ...shown.map(({ email, roles }) => [email, roles.join(', ')]),
  ];
  const width = Math.max(...rows.map(([email = '']) => email.length));
  const lines = rows.map(([email = '', role = '']) => `${email.padEnd(width)}  ${role}\n`);
  return `${lines.join('')}password: ${password}\n`;
}

function people(): People {
  return parse(readFileSync(join('config', 'demo', 'people.yaml'), 'utf8'));
}
