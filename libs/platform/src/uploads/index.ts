export * from './upload.js';
export { Uploads } from './uploads.js';
export { UploadsModule } from './uploads.module.js';
