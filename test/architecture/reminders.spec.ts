import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { REMINDED } from '#libs/calls';

const FOLDER = 'config/workflows';

/** Names of the deadlines before which a definition reminds people, wherever they stand in it. */
function remindedIn(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  const own = 'remind' in part && 'name' in part ? [String(part.name)] : [];
  return [...own, ...Object.values(part).flatMap(remindedIn)];
}

const definitions = readdirSync(FOLDER).filter((name) => /\.v\d+\.yaml$/u.test(name));
const reminded = definitions.flatMap((name) => remindedIn(parse(readFileSync(path.join(FOLDER, name), 'utf8'))));

describe('the deadlines whose reminders a call may set', () => {
  it('are those of the procedures, all of them and no other', () => {
    expect(definitions.length).toBeGreaterThan(5);
    expect([...REMINDED].toSorted()).toEqual([...new Set(reminded)].toSorted());
  });
});
