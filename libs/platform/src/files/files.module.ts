import { type DynamicModule, Global, Module } from '@nestjs/common';
import { FileStore } from './file-store.js';
import { FileSystemStore } from './file-system-store.js';

/** Where uploads are kept, for every feature: a folder of the data directory. */
@Global()
@Module({})
export class FilesModule {
  static in(folder: string): DynamicModule {
    return {
      module: FilesModule,
      providers: [{ provide: FileStore, useValue: new FileSystemStore(folder) }],
      exports: [FileStore],
    };
  }
}
