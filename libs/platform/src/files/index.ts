export * from './accepted-types.js';
export { Clamd } from './clamd.js';
export * from './file-name.js';
export * from './file-refused.js';
export * from './file-store.js';
export { FileSystemStore } from './file-system-store.js';
export { FilesModule } from './files.module.js';
export { Intake, type OfferedFile, type TakenFile } from './intake.js';
export { FileInfected, NoScanner, ScannerAway, type ScannerState, VirusScanner } from './virus-scanner.js';
