import { Module } from '@nestjs/common';
import { IdentityModule } from '#libs/identity';
import { FilePreviews } from './file-previews.js';

/** What is said of files before they are opened. */
@Module({
  imports: [IdentityModule],
  providers: [FilePreviews],
  exports: [FilePreviews],
})
export class PreviewsModule {}
