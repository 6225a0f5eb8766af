import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, type Role } from '#libs/kernel';
import { MEMBER_ROLES, rolesAnywhere, type Standing, type Visitor } from '#libs/identity';
import { HOUSE_ZONE, Texts } from '#libs/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { makeView, type View, type Viewer } from '../ui/view.js';
import { deviceKey } from './device.js';
import { flashOf } from './flashes.js';
import { formToken } from './form-token.js';
import { House } from './house-options.js';
import { placesOf } from './places.js';
import './request-context.js';

/** The role that a page names beside the person: of several, the one with the widest reach. */
const FIRST_ROLES: readonly Role[] = [
  'operator',
  'authority',
  'financeOfficer',
  'officer',
  'chair',
  'secretary',
  'committeeMember',
  'assessor',
  'auditor',
  'signatory',
  'applicant',
];

/** Makes the view of a request: language, texts, who looks, the token of its forms. */
@Injectable()
export class Views {
  constructor(
    private readonly texts: Texts,
    private readonly clock: Clock,
    private readonly house: House,
  ) {}

  of(request: FastifyRequest, reply: FastifyReply): View {
    const { texts, house } = this;
    return makeView({
      texts,
      lang: request.lang,
      path: pathOf(request),
      csrf: formToken(request, reply, house.cookies),
      person: request.visitor ? this.viewer(request, request.visitor) : null,
      now: this.clock.now(),
      zone: HOUSE_ZONE,
      demo: house.demo,
      contact: house.contactEmail,
      device: () => (request.visitor ? deviceKey(request, reply, house.cookies) : null),
      ...this.said(request),
      nav: placesOf(request, { t: texts.in(request.lang) }),
    });
  }

  private said(request: FastifyRequest): { readonly done?: string } {
    const flash = flashOf(request);
    return flash ? { done: this.texts.t(request.lang, flash.key, flash.params) } : {};
  }

  private viewer(request: FastifyRequest, visitor: Visitor): Viewer {
    return { name: visitor.name, role: this.texts.t(request.lang, roleKeyOf(visitor.standing)) };
  }
}

/** The words of a role: whoever only belongs to organisations has the role that those gave, as their lists say it. */
function roleKeyOf(standing: Standing): string {
  const roles = rolesAnywhere(standing);
  const first = FIRST_ROLES.find((role) => roles.includes(role)) ?? 'applicant';
  const member = MEMBER_ROLES.find((role) => standing.memberships.some((held) => held.role === role));
  const isMember = first === 'signatory' || first === 'applicant';
  return isMember && member ? `identity.memberRole.${member}` : `role.${first}`;
}

/**
 * The address under which this page can be opened again, in another language for example: where a form was sent from,
 * because many are sent to addresses that show nothing.
 */
function pathOf({ method, url, headers }: FastifyRequest): string {
  const from = headers.referer;
  if (method === 'GET' || from === undefined || !URL.canParse(from)) return url;
  const { pathname, search } = new URL(from);
  return pathname + search;
}

/** The view of this request, for the components of its page. `reply` is where a new form's cookie goes. */
export function viewOf(request: FastifyRequest, reply: FastifyReply): View {
  return request.views.of(request, reply);
}

/** A key for a form that must act once: put it into the field `_key`; `commandOf` finds it there. */
export function newFormKey(): string {
  return randomUUID();
}
