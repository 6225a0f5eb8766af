import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Typesetter } from './typesetter.js';
import { TypstTypesetter } from './typst-typesetter.js';

/** Sets documents for whoever shows them; `program` is run when the first one is asked for. */
@Global()
@Module({})
export class TypesettingModule {
  static with(program: string): DynamicModule {
    return {
      module: TypesettingModule,
      providers: [{ provide: Typesetter, useFactory: () => new TypstTypesetter(program) }],
      exports: [Typesetter],
    };
  }
}
