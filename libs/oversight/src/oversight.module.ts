import { Module } from '@nestjs/common';
import { Evidence } from './evidence/evidence.js';
import { FiguresOfCall } from './queries/figures-of-call.js';
import { FileNames } from './queries/file-names.js';
import { FilesBehind } from './queries/files-behind.js';
import { ProgrammeFigures } from './queries/programme-figures.js';

const offered = [Evidence, FileNames, FiguresOfCall, FilesBehind, ProgrammeFigures];

/** What those who watch a programme see of it: figures, the files behind them, and the evidence of a file. */
@Module({ providers: offered, exports: offered })
export class OversightModule {}
