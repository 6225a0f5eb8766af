/** How many messages a page shows. */
export const PAGE = 50;

/** The place in the thread that the address asks for. */
export function cursorIn(query: unknown): string | undefined {
  const before: unknown = typeof query === 'object' && query !== null ? Reflect.get(query, 'before') : undefined;
  return typeof before === 'string' && before !== '' ? before : undefined;
}
