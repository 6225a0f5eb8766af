import { beta } from '#libs/beta';

export const other = beta;
