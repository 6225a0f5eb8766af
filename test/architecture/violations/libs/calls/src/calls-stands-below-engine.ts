import { engine } from '#libs/engine';

export const above = engine;
