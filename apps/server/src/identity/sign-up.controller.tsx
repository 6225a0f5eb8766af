import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { SignUp, type SignedUp } from '#libs/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ownPath, page, pageAgain, seeOther } from '../http/answer.js';
import { setCookie } from '../http/cookies.js';
import { House } from '../http/house-options.js';
import { everybody, Policy } from '../http/policy.js';
import { readForm, typedIn, typedText, type Typed } from '../http/read-form.js';
import { viewOf } from '../http/views.js';
import type { FieldError } from '../ui/field-error.js';
import { fieldFault } from './field-faults.js';
import { organisationForm } from './organisation.schema.js';
import { emailAddress, newPassword, personName } from './person.schema.js';
import { prefilledOrganisation } from './prefilled-organisation.js';
import { SignUpPage } from './sign-up.page.js';
import { userAgentOf } from './user-agent.js';

const me = { name: personName, email: emailAddress, password: newPassword, invitation: z.string().optional() };
const joining = z.object(me).transform((person) => ({ ...person, organisation: null }));
const founding = z.object({ ...me, organisation: organisationForm });

/** An account for a person, and for the organisation they act for. */
@Controller('sign-up')
export class SignUpController {
  constructor(
    private readonly signUp: SignUp,
    private readonly house: House,
  ) {}

  @Get()
  @Policy(everybody)
  show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('invitation') invitation?: string,
    @Query('next') next?: string,
  ): string {
    const onTheWay = ownPath(next);
    const typed = prefilledOrganisation(onTheWay, 'organisation.');
    const asked = { view: viewOf(request, reply), typed, invitation: invitation ?? null, next: onTheWay };
    return page(reply, <SignUpPage {...asked} errors={[]} />);
  }

  @Post()
  @Policy(everybody)
  async submit(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: unknown,
  ): Promise<string> {
    const view = viewOf(request, reply);
    const sent = typedIn(body);
    const invitation = typedText(sent, 'invitation') || null;
    const next = ownPath(typedText(sent, 'next'));
    const again = (typed: Typed, errors: readonly FieldError[]) =>
      pageAgain(reply, <SignUpPage view={view} typed={typed} errors={errors} invitation={invitation} next={next} />);
    const form = invitation ? readForm(joining, body, view) : readForm(founding, body, view);
    if (!form.ok) return again(form.typed, form.errors);
    try {
      const { name, email, password, organisation } = form.value;
      const from = { address: request.ip, userAgent: userAgentOf(request) };
      const signedUp = await this.signUp.execute({
        name,
        email,
        password,
        language: request.lang,
        organisation,
        ...from,
      });
      return this.goOn(reply, signedUp, invitation ? `/invitations/${encodeURIComponent(invitation)}` : next);
    } catch (error) {
      return again(form.typed, [fieldFault(view, error, 'organisation.')]);
    }
  }

  private goOn(reply: FastifyReply, { session }: SignedUp, path: string): string {
    setCookie(reply, this.house.cookies, { name: this.house.cookies.session, value: session });
    return seeOther(reply, path);
  }
}
