import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { REMINDED } from '#libs/calls';
import { isToldToGrantee } from '#libs/contracts';

const FOLDER = 'config/workflows';

/** Names of the deadlines before which a definition reminds people, wherever they stand in it. */
function remindedIn(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  const own = 'remind' in part && 'name' in part ? [String(part.name)] : [];
  return [...own, ...Object.values(part).flatMap(remindedIn)];
}

/** Each deadline of a definition, with whom it tells. */
function toldIn(part: unknown): readonly (readonly [name: string, isTheirs: boolean])[] {
  if (typeof part !== 'object' || part === null) return [];
  const { name, to } = part as { readonly name?: unknown; readonly to?: unknown };
  const own = typeof name === 'string' && Array.isArray(to) ? [[name, to.includes('applicant')] as const] : [];
  return [...own, ...Object.values(part).flatMap(toldIn)];
}

const definitions = readdirSync(FOLDER).filter((name) => /\.v\d+\.yaml$/u.test(name));
const reminded = definitions.flatMap((name) => remindedIn(parse(readFileSync(path.join(FOLDER, name), 'utf8'))));

describe('the deadlines whose reminders a call may set', () => {
  it('are those of the procedures, all of them and no other', () => {
    expect(definitions.length).toBeGreaterThan(5);
    expect([...REMINDED].toSorted()).toEqual([...new Set(reminded)].toSorted());
  });
});

describe('a reminder in the story of a grant', () => {
  it('is told to the grantee where it was sent to them, and nowhere else', () => {
    const ofGrants = definitions.filter((name) => /^(grant|payment|report)\./u.test(name));
    const told = ofGrants.flatMap((name) => toldIn(parse(readFileSync(path.join(FOLDER, name), 'utf8'))));

    expect(told.length).toBeGreaterThan(50);
    expect(told.filter(([name, isTheirs]) => isToldToGrantee('reminded', name) !== isTheirs)).toEqual([]);
  });
});
