import type { ThreadMessage } from '#libs/messages';
import { z } from 'zod';
import { cursorOf } from '../api/cursor.js';

/** Where a page of a thread ends: before this message. */
export const threadPlace = z.object({
  writtenAt: z.iso.datetime().transform((at) => new Date(at)),
  id: z.uuid(),
});

export function cursorBefore({ writtenAt, id }: Pick<ThreadMessage, 'writtenAt' | 'id'>): string {
  return cursorOf({ writtenAt: writtenAt.toISOString(), id });
}
