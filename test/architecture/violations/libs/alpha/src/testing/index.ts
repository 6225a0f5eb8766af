export const anAlpha = 'alpha';
