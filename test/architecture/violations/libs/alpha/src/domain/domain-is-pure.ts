import { platform } from '#libs/platform';

export const acts = platform;
