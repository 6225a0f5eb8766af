import { two } from './points-back.js';

export const one = (): string => two;
