import { type DynamicModule, Global, Module } from '@nestjs/common';
import { RandomSalts, Salts } from './salts.js';
import { SigningKey, type SigningKeyPlace } from './signing-key.js';

/** The key that receipts are signed with, and their secrets, for every process that takes submissions. */
@Global()
@Module({})
export class ReceiptKeyModule {
  static at(place: SigningKeyPlace): DynamicModule {
    return {
      module: ReceiptKeyModule,
      providers: [
        { provide: SigningKey, useFactory: () => new SigningKey(place) },
        { provide: Salts, useClass: RandomSalts },
      ],
      exports: [Salts, SigningKey],
    };
  }
}
