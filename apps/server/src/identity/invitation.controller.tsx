import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { AcceptInvitation, InvitationBySecret, LinkNotFound } from '#libs/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { page } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { everybody, Policy, signedIn } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import { actorOf, commandOf, visitorOf } from '../http/who.js';
import { InvitationPage } from './invitation.page.js';
import { organisationPath } from './organisation.page.js';

/** What a person sees who was invited into an organisation. */
@Controller('invitations/:secret')
export class InvitationController {
  constructor(
    private readonly invitation: InvitationBySecret,
    private readonly accept: AcceptInvitation,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  @Policy(everybody)
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('secret') secret: string,
  ): Promise<string> {
    const invitation = await this.invitation.of(secret);
    if (!invitation) throw new LinkNotFound('This invitation opens nothing.');
    const path = `/invitations/${encodeURIComponent(secret)}`;
    const isForReader = request.visitor?.email === invitation.email;
    return page(
      reply,
      <InvitationPage
        view={viewOf(request, reply)}
        {...invitation}
        action={isForReader ? path : null}
        signUpHref={`/sign-up?invitation=${encodeURIComponent(secret)}`}
        signInHref={`/sign-in?next=${encodeURIComponent(path)}`}
      />,
    );
  }

  @Post()
  @Policy(signedIn)
  async join(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('secret') secret: string,
  ): Promise<string> {
    const { email } = visitorOf(request);
    const { organisationId } = await this.accept.execute({ ...commandOf(request, actorOf(request)), secret, email });
    return this.flashes.seeOther(request, reply, {
      path: organisationPath(organisationId),
      key: 'identity.invitation.accepted',
    });
  }
}
