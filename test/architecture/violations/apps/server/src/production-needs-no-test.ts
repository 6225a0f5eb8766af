import { anAlpha } from '#testing/alpha';

export const built = anAlpha;
