// @ts-check
import { compile } from './compile.mjs';
import { enter } from './entry.mjs';
import { ROOT } from './root.mjs';

await enter(async () => {
  await compile(ROOT);
  return 0;
});
