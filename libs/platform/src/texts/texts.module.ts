import { type DynamicModule, Global, Module } from '@nestjs/common';
import { loadTexts, Texts } from './texts.js';

/** The texts of a folder, once for everybody who speaks. */
@Global()
@Module({})
export class TextsModule {
  static in(folder: string): DynamicModule {
    return {
      module: TextsModule,
      providers: [{ provide: Texts, useFactory: () => loadTexts(folder) }],
      exports: [Texts],
    };
  }
}
