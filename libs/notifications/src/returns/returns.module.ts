import { Module } from '@nestjs/common';
import { SettleReturn } from './settle-return.js';

/** What the office does about mails that did not arrive. */
@Module({ providers: [SettleReturn], exports: [SettleReturn] })
export class ReturnsModule {}
