import type { Route } from './table.js';

type Params = Readonly<Record<string, string>>;

/** Where a route is, with values of the world for its parameters. */
export function addressOf({ path, params: own = {}, query }: Route, params: Params): string {
  const address = path.replaceAll(/:(\w+)|\*/g, (_whole, name: string | undefined) => {
    const value = own[name ?? '*'] ?? params[name ?? '*'];
    if (value === undefined) throw new Error(`The world has no ${name ?? '*'}, which ${path} needs.`);
    return placed(value, params);
  });
  return query ? `${address}?${placed(query, params)}` : address;
}

/** `$name` stands for a value of the world. */
export function placed(text: string, params: Params): string {
  return text.replaceAll(/\$(\w+)/g, (whole, name: string) => params[name] ?? whole);
}
