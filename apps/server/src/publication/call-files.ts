import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { loadCallFile, type LoadedCall, readGridLibrary } from '#libs/calls';

const GRIDS = join('config', 'grids');

/** Checks call files against the grids of this installation: what `minha -- call check` finds, this finds. */
@Injectable()
export class CallFiles {
  async check(text: string, fileName: string): Promise<LoadedCall> {
    return loadCallFile(text, fileName, await readGridLibrary(GRIDS));
  }
}
