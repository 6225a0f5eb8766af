import type { JsonObject } from '#libs/kernel';
import type { Snapshot } from '#libs/workflow';
import { samplePayloads } from '../../support/sample-payloads.js';
import type { World } from './world.js';

/** What comes with an event in a simulated year: the samples of every event, with identifiers and sums of their own. */
export function payloadOf(world: World, event: string, { context }: Pick<Snapshot, 'context'>): JsonObject {
  const payload = { ...world.chance.one(samplePayloads(event)) };
  for (const name of Object.keys(payload)) if (name.endsWith('Id')) payload[name] = world.ids.next();
  return { ...payload, ...ownPart(world, event, context) };
}

function ownPart({ chance, ids, now }: World, event: string, context: JsonObject): JsonObject {
  switch (event) {
    case 'applicationSubmitted':
      return { requestedMinor: chance.between(400_000, 500_000) };
    case 'assessmentFinalised':
      return { required: chance.happens(0.1) ? 3 : 2 };
    case 'provisionallySelected':
    case 'placedOnReserve':
      return { amountMinor: chance.between(300_000, 400_000) };
    case 'awardDecided':
      return { amountMinor: amountIn(context) };
    case 'contractPrepared':
      return endingAfter(now, chance.between(30, 70));
    case 'contractSignedByAuthority':
    case 'contractSignedByBeneficiary':
      return { contractId: ids.next() };
    case 'paymentChecked':
    case 'paymentApproved':
      return { shown: chance.happens(0.9) ? 'a' : 'b' };
    case 'paymentSent':
      return { endToEndId: `E2E-${ids.next()}` };
    case 'reportAccepted':
      return { acceptedCostsMinor: chance.between(200_000, 500_000) };
    default:
      return {};
  }
}

function amountIn(context: JsonObject): number {
  const award = context['award'] as { readonly amountMinor: number } | undefined;
  return award?.amountMinor ?? 300_000;
}

function endingAfter(now: Date, days: number): JsonObject {
  const end = new Date(now.getTime() + days * 86_400_000);
  return { implementationStart: now.toISOString().slice(0, 10), implementationEnd: end.toISOString() };
}
