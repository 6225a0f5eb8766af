import { row } from '../persistence/row.js';

export const written = row;
