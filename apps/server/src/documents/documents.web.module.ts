import { Module } from '@nestjs/common';
import { ApplicationsModule } from '#libs/applications';
import { CallsModule } from '#libs/calls';
import { ApplicationsWebModule } from '../applications/applications.web.module.js';
import { DocumentsController } from './documents.controller.js';
import { Printing } from './printing.js';

/** Documents on paper: set from what the features know. Needs a `Typesetter`. */
@Module({
  imports: [ApplicationsModule, ApplicationsWebModule, CallsModule],
  controllers: [DocumentsController],
  providers: [Printing],
})
export class DocumentsWebModule {}
