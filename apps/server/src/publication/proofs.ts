import { Injectable } from '@nestjs/common';
import type { Call } from '#libs/calls';
import { Definitions } from '#libs/engine';
import { type Fault, type Machine, prove, statesOf } from '#libs/workflow';

/** A definition that a call runs on, and what proving it says. */
export interface ProvedDefinition {
  readonly id: string;
  readonly version: number;
  readonly states: number;
  readonly faults: readonly Fault[];
}

/** Proves the definitions that a call will run on; each is proved once, because a definition never changes. */
@Injectable()
export class Proofs {
  private readonly known = new WeakMap<Machine, ProvedDefinition>();

  constructor(private readonly definitions: Definitions) {}

  of(call: Call): readonly ProvedDefinition[] {
    return ['call', call.definition, 'payment', 'report'].map((id) => this.proved(this.definitions.latest(id)));
  }

  private proved(machine: Machine): ProvedDefinition {
    const known = this.known.get(machine);
    if (known) return known;
    const { id, version } = machine;
    const proved = { id, version, states: statesOf(machine).length, faults: prove(machine) };
    this.known.set(machine, proved);
    return proved;
  }
}
