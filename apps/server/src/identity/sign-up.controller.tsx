import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { AskToJoin, InvitationBySecret, type SignedUp, SignUp } from '#libs/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { elsewhere, ownPath, page, pageAgain, seeOther } from '../http/answer.js';
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
import { type RegisteredAlready, RegisteredOrganisations } from './same/registered-already.js';
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
    private readonly invitations: InvitationBySecret,
    private readonly registered: RegisteredOrganisations,
    private readonly askToJoin: AskToJoin,
    private readonly house: House,
  ) {}

  @Get()
  @Policy(everybody)
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('invitation') invitation?: string,
    @Query('next') next?: string,
  ): Promise<string> {
    // Who was led here from a page, such as an invitation for another address, may need another account.
    if (request.visitor && invitation === undefined && next === undefined) return elsewhere(reply, '/home');
    const onTheWay = ownPath(next);
    const invited = invitation ? await this.invitations.of(invitation) : null;
    const typed = invited ? { email: invited.email } : prefilledOrganisation(onTheWay, 'organisation.');
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
    const again = (typed: Typed, errors: readonly FieldError[], found: RegisteredAlready | null = null) =>
      pageAgain(reply, <SignUpPage {...{ view, typed, errors, invitation, next, found }} />);
    const form = invitation ? readForm(joining, body, view) : readForm(founding, body, view);
    if (!form.ok) return again(form.typed, form.errors);
    const entered = form.value.organisation;
    const found = entered && (await this.registered.toAskAbout(entered, form.typed, request.ip));
    if (found) return again(form.typed, [], found);
    const joined = entered && (await this.registered.toJoin(entered, form.typed));
    try {
      const { name, email, password, organisation } = form.value;
      const from = { address: request.ip, userAgent: userAgentOf(request) };
      const signedUp = await this.signUp.execute({
        name,
        email,
        password,
        language: request.lang,
        organisation: joined ? null : organisation,
        ...from,
      });
      if (joined) await this.join(request, signedUp, joined.id);
      return this.goOn(reply, signedUp, invitation ? `/invitations/${encodeURIComponent(invitation)}` : next);
    } catch (error) {
      return again(form.typed, [fieldFault(view, error, 'organisation.')]);
    }
  }

  private join({ arrivedAt }: FastifyRequest, { personId }: SignedUp, organisationId: string): Promise<void> {
    const by = { kind: 'person', id: personId, roles: [] } as const;
    return this.askToJoin.execute({ key: null, by, arrivedAt, organisationId });
  }

  private goOn(reply: FastifyReply, { session }: SignedUp, path: string): string {
    setCookie(reply, this.house.cookies, { name: this.house.cookies.session, value: session });
    return seeOther(reply, path);
  }
}
