import { asked } from '../use-cases/use-case-decides.js';

export const turned = asked;
