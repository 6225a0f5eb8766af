/** The most letters (UTF-16) of a text that is kept with a step: a page and a half, which people read and letters carry. */
export const LONGEST_TEXT = 4_000;
