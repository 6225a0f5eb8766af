import { Body, Controller, Get, Put, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ChooseMails, MailPreferences, PACES, TOPICS } from '#libs/notifications';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Answers } from '../api/answers.js';
import { Policy, signedIn } from '../http/policy.js';
import { visitorOf } from '../http/who.js';

const preference = {
  pace: z.enum(PACES).meta({ description: 'How often you are written to about what can wait' }),
  ended: z.array(z.enum(TOPICS)).max(10).meta({ description: 'What you do without' }),
};
const preferenceShown = z.object(preference).meta({ id: 'MailPreference' });
const preferenceInput = z.strictObject(preference).meta({ id: 'MailPreferenceInput' });

/** How the token's person is written to about what can wait. */
@Controller('api/v1/account/mails')
@ApiTags('accounts')
export class PreferencesApiController {
  constructor(
    private readonly preferences: MailPreferences,
    private readonly chooseMails: ChooseMails,
  ) {}

  @Get()
  @Policy(signedIn)
  @Answers({ summary: 'How you are written to about what can wait', status: 200, schema: preferenceShown })
  show(@Req() request: FastifyRequest) {
    return this.preferences.of(visitorOf(request).personId);
  }

  @Put()
  @Policy(signedIn)
  @Answers({ summary: 'Change it; receipts, decisions and requests are sent in any case', status: 204 })
  async save(
    @Req() request: FastifyRequest,
    @Body({ schema: preferenceInput }) input: z.output<typeof preferenceInput>,
  ): Promise<void> {
    await this.chooseMails.choose(visitorOf(request).personId, input);
  }
}
