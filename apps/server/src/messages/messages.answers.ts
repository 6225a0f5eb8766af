import { SIDES, sideOf, type ThreadMessage } from '#libs/messages';
import type { Actor } from '#libs/kernel';
import { z } from 'zod';
import { instant } from '../api/answers.js';

export const messageShown = z
  .object({
    id: z.uuid(),
    side: z.enum(SIDES),
    role: z.string().meta({ description: 'The function in which it was written' }),
    authorName: z.string().nullable().meta({ description: 'For the writer’s own side only' }),
    text: z.string(),
    writtenAt: instant,
    readAt: instant.nullable().meta({ description: 'When the other side opened it' }),
  })
  .meta({ id: 'Message' });

export const messageInput = z
  .strictObject({ text: z.string().max(100_000).meta({ description: 'At most 4,000 characters as a reader counts' }) })
  .meta({ id: 'MessageInput' });

export const messageMade = z.object({ messageId: z.uuid() }).meta({ id: 'MessageMade' });

/** Names for one's own side, functions for the other. */
export function shownMessage(actor: Actor) {
  const own = sideOf(actor) ?? 'office';
  return (message: ThreadMessage) => ({ ...message, authorName: message.side === own ? message.authorName : null });
}
