import type { INestApplicationContext } from '@nestjs/common';
import { Calls } from '#libs/calls';

/** What has a page of its own in the portal. */
export interface Linked {
  readonly id: string;
  readonly subject: string;
  readonly callId: string;
}

const PLACES: Readonly<Record<string, string>> = { grant: 'files', payment: 'payments', report: 'reports' };

/** The address of a file's page, as the office opens it. */
export async function linkOfFile(app: INestApplicationContext, publicUrl: string, file: Linked): Promise<string> {
  const place = PLACES[file.subject];
  if (place !== undefined) return `${publicUrl}/${place}/${file.id}`;
  const { code } = await app.get(Calls).of(null, file.callId);
  return `${publicUrl}/calls/${code}`;
}
