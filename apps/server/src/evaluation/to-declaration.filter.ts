import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DeclarationMissing } from '#libs/evaluation';
import { ownPath } from '../http/answer.js';

/** Leads an assessor who has not signed the declaration of impartiality to it. */
@Catch(DeclarationMissing)
export class ToDeclaration implements ExceptionFilter<DeclarationMissing> {
  catch({ details }: DeclarationMissing, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const call = typeof details['call'] === 'string' ? details['call'] : '';
    void reply
      .status(303)
      .header('location', ownPath(`/calls/${call}/impartiality`))
      .send('');
  }
}
