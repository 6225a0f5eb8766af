import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#libs/kernel';
import { MessageEmpty, MessageTooLong, ThreadClosed, ThreadNotBegun, WriteMessage } from '#libs/messages';
import { typedIn, typedText } from '../http/read-form.js';
import { commandOf } from '../http/who.js';
import type { FieldError } from '../ui/field-error.js';
import type { View } from '../ui/view.js';
import type { ThreadFile } from './thread-files.js';

/** What came of a form: sent, or the text as it was typed with what is wrong. */
export type Written =
  { readonly sent: true } | { readonly sent: false; readonly typed: string; readonly errors: readonly FieldError[] };

const REFUSALS = [MessageEmpty, MessageTooLong, ThreadClosed, ThreadNotBegun];

/** Sends a message from a form. Whatever is refused, what was typed is given back. */
@Injectable()
export class WriteFromForm {
  constructor(private readonly writeMessage: WriteMessage) {}

  async execute(request: FastifyRequest, view: View, { actor, file }: ThreadFile): Promise<Written> {
    const typed = typedText(typedIn(request.body), 'text');
    try {
      await this.writeMessage.execute({ ...commandOf(request, actor), grantId: file.id, text: typed });
      return { sent: true };
    } catch (error) {
      if (!(error instanceof DomainError) || !REFUSALS.some((Refusal) => error instanceof Refusal)) throw error;
      const message = view.t(`messages.error.${error.code.replace('messages.', '')}`, {
        over: Number(error.details['over'] ?? 0),
      });
      return { sent: false, typed, errors: [{ name: 'text', message }] };
    }
  }
}
