import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder with definition files of its own, for tests of what happens when there is another version. */
export class DefinitionFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'minha-definitions-'));

  /** Takes a definition of the product, with its text changed. */
  add(name: string, version: number, change: (text: string) => string = (text) => text): void {
    const text = readFileSync(join('config', 'workflows', `${name}.v1.yaml`), 'utf8');
    const newer = change(text).replace(/^version: 1$/m, `version: ${version}`);
    writeFileSync(join(this.path, `${name}.v${version}.yaml`), newer);
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}
