import { join } from 'node:path';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { FileGists } from './gist/file-gists.js';
import { FileMirror } from './file-mirror.js';
import { FileStore } from './file-store.js';
import { FileSystemStore } from './file-system-store.js';
import { Intake } from './intake.js';
import { PartialFiles } from './partial-files.js';
import { NoScanner, VirusScanner } from './virus-scanner.js';

/** Where uploads are taken in and kept, for every feature: a folder of the data directory. */
@Global()
@Module({})
export class FilesModule {
  /** `backupNote` is the file in which `backup` notes where the last backup went: uploads go there too. */
  static in(folder: string, backupNote: string | null = null, scanner: VirusScanner = new NoScanner()): DynamicModule {
    const mirror = backupNote === null ? null : new FileMirror(backupNote);
    return {
      module: FilesModule,
      providers: [
        { provide: FileStore, useValue: new FileSystemStore(folder, mirror) },
        { provide: VirusScanner, useValue: scanner },
        { provide: PartialFiles, useValue: new PartialFiles(join(folder, 'partial')) },
        FileGists,
        Intake,
      ],
      exports: [FileGists, FileStore, Intake, PartialFiles, VirusScanner],
    };
  }
}
