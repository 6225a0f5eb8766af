export { aCall, aCallFile, type CallParts } from './calls.builders.js';
