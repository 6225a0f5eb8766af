import { setup } from 'xstate';

export const own = setup({});
