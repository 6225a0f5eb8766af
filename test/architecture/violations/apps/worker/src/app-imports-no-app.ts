import { deep } from '../../server/src/lib-through-its-index.js';

export const neighbour = deep;
