import { one } from './circular.js';

export const two = String(one);
