import { alpha } from '#libs/alpha';

export const feature = alpha;
