import { Global, Module } from '@nestjs/common';
import { Uploads } from './uploads.js';

/** Files that arrive in pieces, for every feature. Needs the database and FilesModule. */
@Global()
@Module({ providers: [Uploads], exports: [Uploads] })
export class UploadsModule {}
