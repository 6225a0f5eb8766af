import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const made: string[] = [];

/** A folder of the test's own, with a space in its name; call `removeTemporaryFolders` in `afterAll`. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'minha set-up '));
  made.push(folder);
  return folder;
}

export function removeTemporaryFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}
