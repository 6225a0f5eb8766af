import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';

/** The month in which an id was made, which is where the history of its instance lies: `2026-11`. */
export function monthOfId(id: string): string {
  const milliseconds = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
  return new Date(milliseconds).toISOString().slice(0, 7);
}

/** Which months are not in the tables any more. What lies in them is neither missing nor altered: it lies elsewhere. */
@Injectable()
export class DetachedMonths {
  constructor(private readonly database: Database) {}

  /** As it is now; tells it of an instance by its id. */
  async whoseHistoryIsDetached(): Promise<(id: string) => boolean> {
    const rows = await this.database.query<{ month: string }>(
      `select to_char(d.month, 'YYYY-MM') as month from detached_month d`,
    );
    const months = new Set(rows.map(({ month }) => month));
    return (id) => months.has(monthOfId(id));
  }
}
