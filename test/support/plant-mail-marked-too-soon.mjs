// @ts-check
import { plant } from './plant.mjs';

plant({
  module: 'libs/notifications/src/sending/mail-sender.js',
  correct: 'await traced(',
  wrong: 'await this.markThose([id]); await traced(',
});
