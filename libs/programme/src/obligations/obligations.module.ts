import { Module } from '@nestjs/common';
import { OfficeObligations } from './office-obligations.js';

/** What the office owes, over all features. */
@Module({ providers: [OfficeObligations], exports: [OfficeObligations] })
export class ObligationsModule {}
