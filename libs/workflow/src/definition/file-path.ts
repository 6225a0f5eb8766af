/** Where in the file something stands; the short form of a single transition has no index there. */
export function filePath(source: unknown, path: readonly PropertyKey[]): string {
  const said: string[] = [];
  let here: unknown = source;
  for (const key of path) {
    if (typeof key === 'number' && !Array.isArray(here)) continue;
    said.push(String(key));
    // Only looked at: what is not there ends the walk with undefined.
    here = (here as Record<PropertyKey, unknown> | null | undefined)?.[key];
  }
  return said.join('.');
}
