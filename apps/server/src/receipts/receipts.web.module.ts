import { Module } from '@nestjs/common';
import { ApplicationsModule } from '#libs/applications';
import { CallsModule } from '#libs/calls';
import { IdentityModule } from '#libs/identity';
import { OwnReceiptController } from './own-receipt.controller.js';
import { ReceiptAssetsController } from './receipt-assets.controller.js';
import { ReceiptCheck } from './receipt-check.js';
import { ReceiptsApiController } from './receipts.api.controller.js';
import { VerifyController } from './verify.controller.js';

/** Receipts, for everybody: to be verified here or elsewhere. Their own page belongs to the application. */
@Module({
  imports: [ApplicationsModule, CallsModule, IdentityModule],
  controllers: [OwnReceiptController, ReceiptAssetsController, ReceiptsApiController, VerifyController],
  providers: [ReceiptCheck],
})
export class ReceiptsWebModule {}
