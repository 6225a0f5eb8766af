import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ChooseMails, MailPreferences, PACES, ReturnedMails, TOPICS } from '#libs/notifications';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { Policy, signedIn } from '../http/policy.js';
import { readForm, typedText } from '../http/read-form.js';
import { viewOf } from '../http/views.js';
import { visitorOf } from '../http/who.js';
import { PreferencesPage } from './preferences.page.js';

const topic = z.enum(TOPICS);
const form = z.object({
  pace: z.enum(PACES, 'mails.pace.missing'),
  // One box that is ticked is a text, several are a list, none is nothing.
  topics: z.union([topic.transform((one) => [one]), z.array(topic)], 'error.field.choose').default([]),
});

/** How I am written to about what can wait. */
@Controller('account/mails')
export class PreferencesController {
  constructor(
    private readonly preferences: MailPreferences,
    private readonly chooseMails: ChooseMails,
    private readonly returned: ReturnedMails,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  @Policy(signedIn)
  async show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { pace, ended } = await this.preferences.of(visitorOf(request).personId);
    const topics = TOPICS.filter((one) => !ended.includes(one));
    const props = { view: viewOf(request, reply), pace, topics, errors: [] };
    return page(reply, <PreferencesPage {...props} />);
  }

  @Post()
  @Policy(signedIn)
  async save(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const view = viewOf(request, reply);
    const read = readForm(form, request.body, view);
    if (!read.ok) {
      const topics = [read.typed['topics'] ?? []].flat();
      const typed = { pace: typedText(read.typed, 'pace'), topics };
      return pageAgain(reply, <PreferencesPage view={view} {...typed} errors={read.errors} />);
    }
    const { pace, topics } = read.value;
    const ended = TOPICS.filter((one) => !topics.includes(one));
    await this.chooseMails.choose(visitorOf(request).personId, { pace, ended });
    return this.flashes.seeOther(request, reply, { path: '/account/mails', key: 'mails.saved' });
  }

  /** The reader has read that they were not reached. */
  @Post('lost')
  @Policy(signedIn)
  async lost(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    await this.returned.seen(visitorOf(request).personId);
    return this.flashes.seeOther(request, reply, { path: '/account', key: 'mails.lost.thanks' });
  }
}
