import { readFile } from 'node:fs/promises';
import type { Upload } from '../http/uploads.js';

/** Far more than any call says; what is longer is no call file and is not even opened. */
export const LONGEST_FILE = 500_000;

/** A file that was chosen counts, whatever the field still says. */
export async function broughtWith(
  [upload]: readonly Upload[],
  typed: string,
): Promise<{ readonly text: string; readonly fileName: string }> {
  if (!upload) return { text: typed, fileName: 'call.yaml' };
  return { text: (await readFile(upload.path, 'utf8')).replaceAll('\u0000', ''), fileName: upload.fileName };
}
