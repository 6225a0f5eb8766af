import type { LeanInstance } from './lean-instance.js';
import type { Place } from './passage.js';
import { noting, seen, type Sight } from './sights.js';

/**
 * Decides about an instance from the place where it stands, and from nothing else about it. What it answers must be worked
 * out: a later look at the place, such as by a getter in the answer, would be one at another instance's; it throws.
 */
export type Decide<T> = (
  place: Place,
  instance: Pick<LeanInstance, 'definition' | 'definitionVersion' | 'callId' | 'at'>,
) => T;

/** Decisions that looked at the same things, by what they saw there. */
interface View<T> {
  readonly sights: readonly Sight[];
  readonly decisions: Map<string, T>;
}

/** By the way of looking: what was looked at, in its order. */
type Views<T> = Map<string, View<T>>;

/** Ways of looking that are kept for one standing; what is looked at in yet another way is decided one by one. */
const MOST_VIEWS = 8;

/**
 * Decides about the instances of a batch. A decision depends on nothing but what it looked at: it is worked out once and
 * holds for every instance that looks the same there. So a deadline of thousands of files costs little more than one,
 * although no two of them remember the same.
 */
export class SharedDecisions<T> {
  private readonly views = new Map<string, Views<T>>();

  constructor(private readonly decide: Decide<T>) {}

  about(instance: LeanInstance): T {
    const views = this.viewsOn(instance.standing);
    for (const { sights, decisions } of views.values()) {
      const decision = decisions.get(whatIsSeen(sights, instance));
      if (decision !== undefined) return decision;
    }
    const { sights, decision } = this.decideLooking(instance);
    keep(views, sights, instance, decision);
    return decision;
  }

  private decideLooking(instance: LeanInstance): { readonly sights: readonly Sight[]; readonly decision: T } {
    const sights = new Map<string, Sight>();
    let isDecided = false;
    const place = noting(instance, (sight) => {
      const name = `${sight.part} ${sight.key}`;
      if (isDecided) throw new Error(`${name} is looked at after the decision.`);
      sights.set(name, sight);
    });
    const decision = this.decide(place, instance);
    isDecided = true;
    return { sights: [...sights.values()], decision };
  }

  private viewsOn(standing: string): Views<T> {
    const known = this.views.get(standing);
    if (known) return known;
    const views: Views<T> = new Map();
    this.views.set(standing, views);
    return views;
  }
}

function keep<T>(views: Views<T>, sights: readonly Sight[], instance: LeanInstance, decision: T): void {
  const way = JSON.stringify(sights);
  const view = views.get(way) ?? { sights, decisions: new Map<string, T>() };
  view.decisions.set(whatIsSeen(sights, instance), decision);
  if (views.size < MOST_VIEWS) views.set(way, view);
}

function whatIsSeen(sights: readonly Sight[], instance: LeanInstance): string {
  let what = '';
  for (const sight of sights) what += `${seen(sight, instance)}\n`;
  return what;
}
