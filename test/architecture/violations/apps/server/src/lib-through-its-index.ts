import { row } from '../../../libs/alpha/src/persistence/row.js';

export const deep = row;
