export const calls = 'calls';
