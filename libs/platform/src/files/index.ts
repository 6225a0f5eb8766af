export * from './content-type.js';
export * from './file-name.js';
export * from './file-store.js';
export { FileSystemStore } from './file-system-store.js';
export { FilesModule } from './files.module.js';
