import { sample } from 'fast-check';

export const random = sample;
