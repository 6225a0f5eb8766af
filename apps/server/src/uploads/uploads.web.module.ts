import { Module } from '@nestjs/common';
import { ApplicationsModule } from '#libs/applications';
import { ApplicationsWebModule } from '../applications/applications.web.module.js';
import { Tus } from './tus.js';
import { UploadPlaces } from './upload-places.js';
import { UploadsApiController } from './uploads.api.controller.js';
import { UploadsController } from './uploads.controller.js';

/** Files that arrive in pieces. */
@Module({
  imports: [ApplicationsModule, ApplicationsWebModule],
  controllers: [UploadsController, UploadsApiController],
  providers: [Tus, UploadPlaces],
})
export class UploadsWebModule {}
