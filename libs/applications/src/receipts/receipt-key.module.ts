import { type DynamicModule, Global, Module } from '@nestjs/common';
import { SigningKey, type SigningKeyPlace } from './signing-key.js';

/** The key that receipts are signed with, for every process that takes submissions. */
@Global()
@Module({})
export class ReceiptKeyModule {
  static at(place: SigningKeyPlace): DynamicModule {
    return {
      module: ReceiptKeyModule,
      providers: [{ provide: SigningKey, useFactory: () => new SigningKey(place) }],
      exports: [SigningKey],
    };
  }
}
