import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootOfAssets } from '../ui/root.js';

const BYTES = readFileSync(join(rootOfAssets(), 'config', 'receipts', 'verify-receipt.mjs'));

/** The offline program, exactly as it lies in the repository: the rules that this server itself follows. */
export const VERIFIER = {
  name: 'verify-receipt.mjs',
  bytes: BYTES,
  sha256: createHash('sha256').update(BYTES).digest('hex'),
} as const;
