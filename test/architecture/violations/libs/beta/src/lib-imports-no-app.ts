import { deep } from '../../../apps/server/src/lib-through-its-index.js';

export const upwards = deep;
