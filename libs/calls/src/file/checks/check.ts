import type { CallFile } from '../call-file.js';
import type { FaultCode, Finding } from '../fault.js';
import type { Path } from '../positions.js';

/** One thing that must be true of a call beyond its shape. It names the parts it looks at, so that it runs as soon as they can be read. */
export interface Check {
  readonly needs: readonly (keyof CallFile)[];
  readonly find: (call: CallFile) => readonly Finding[];
}

/** A check that sees nothing but the parts it names. */
export function check<K extends keyof CallFile>(
  needs: readonly K[],
  find: (parts: Pick<CallFile, K>) => readonly Finding[],
): Check {
  return { needs, find };
}

/** `params` are what the sentence of the catalogues (`callFile.fault.<code>`) names. */
export function finding(code: FaultCode, path: Path, message: string, params: Finding['params'] = {}): Finding {
  return { code, path, message, params };
}

/** A part that has to be there; `why` says it. */
export function missing(path: Path, name: string, why: string): Finding {
  return finding('missing', path, why, { name, hint: 'none' });
}

/** A part that nothing reads; `where` says in which call. */
export function surplus(path: Path, name: string, where: string): Finding {
  return finding('surplus', path, `${name} has no meaning ${where}: take it out`, { name });
}

/** One finding for each entry whose `key` an earlier entry has. */
export function repeated<T>(
  entries: readonly T[],
  key: (entry: T) => string,
  path: Path,
  field: string,
): readonly Finding[] {
  return entries.flatMap((entry, index) => {
    const first = entries.findIndex((other) => key(other) === key(entry));
    if (first === index) return [];
    return [
      finding('repeated', [...path, index, field], `${key(entry)} is used twice: give each ${field} once`, {
        name: key(entry),
      }),
    ];
  });
}
