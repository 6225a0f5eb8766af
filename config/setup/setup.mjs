// @ts-check
import { compile } from './compile.mjs';
import { enter } from './entry.mjs';
import { ROOT } from './root.mjs';

// Everything that a developer needs, for the commands that do not install by themselves (lint, typecheck ...).
await enter(
  async () => {
    await compile(ROOT);
    return 0;
  },
  { purpose: 'to develop' },
);
