import { Module, StandardSchemaSerializerInterceptor } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { ApiDocument } from './api-document.js';
import { DocsController } from './docs.controller.js';

/** What all endpoints of the API have in common. */
@Module({
  controllers: [DocsController],
  providers: [ApiDocument, { provide: APP_INTERCEPTOR, useClass: StandardSchemaSerializerInterceptor }],
})
export class ApiModule {}
