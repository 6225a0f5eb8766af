import { platform } from '#libs/platform';

export const impure = platform;
