// @ts-check
import { plant } from './plant.mjs';

plant({
  module: 'libs/engine/src/timers/due-instance.js',
  correct: 'tx.query(CLAIM,',
  wrong: `tx.query(((own) => CLAIM.replaceAll('minha_now()', own + ' + minha_clock_offset()').replaceAll('clock_timestamp()', own))(
    'to_timestamp(' + Date.now() / 1000 + ')'),`,
});
