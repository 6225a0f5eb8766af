import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ChoosePassword, PasswordNotAccepted } from '#libs/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { page, pageAgain, seeOther } from '../http/answer.js';
import { everybody, Policy } from '../http/policy.js';
import { readForm } from '../http/read-form.js';
import { viewOf } from '../http/views.js';
import { PasswordPage } from './password.page.js';
import { newPassword } from './person.schema.js';

const form = z.object({ password: newPassword });

/** Choosing a password through a link. */
@Controller('password/:secret')
export class PasswordController {
  constructor(private readonly choose: ChoosePassword) {}

  @Get()
  @Policy(everybody)
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('secret') secret: string,
  ): Promise<string> {
    const owner = await this.choose.owner(secret);
    return page(reply, <PasswordPage view={viewOf(request, reply)} secret={secret} email={owner.email} errors={[]} />);
  }

  @Post()
  @Policy(everybody)
  async submit(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('secret') secret: string,
    @Body() body: unknown,
  ): Promise<string> {
    const view = viewOf(request, reply);
    const owner = await this.choose.owner(secret);
    const read = readForm(form, body, view);
    const again = { view, secret, email: owner.email };
    if (!read.ok) return pageAgain(reply, <PasswordPage {...again} errors={read.errors} />);
    try {
      await this.choose.execute({ secret, password: read.value.password });
      return seeOther(reply, '/sign-in');
    } catch (error) {
      if (!(error instanceof PasswordNotAccepted)) throw error;
      const message = view.t(`identity.person.error.password.${error.fault}`);
      return pageAgain(reply, <PasswordPage {...again} errors={[{ name: 'password', message }]} />);
    }
  }
}
