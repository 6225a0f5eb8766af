import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/kernel';
import type { Machine } from '#libs/workflow';
import { readDefinition } from './read-definition.js';

/** No definition of that name and version is on this server. */
export class DefinitionUnknown extends DomainError {
  readonly code = 'engine.definition-unknown';
}

/** All definitions that may run, compiled and proved when the process starts. */
@Injectable()
export class Definitions {
  private readonly machines = new Map<string, Machine>();
  private readonly newest = new Map<string, Machine>();

  /** Reads every `*.yaml` of `directory`; throws on the first file that compiles or proves with faults. */
  static in(directory: string): Definitions {
    const files = readdirSync(directory).filter((file) => file.endsWith('.yaml'));
    return new Definitions(files.map((file) => readDefinition(join(directory, file))));
  }

  constructor(machines: readonly Machine[]) {
    for (const machine of machines) {
      this.machines.set(`${machine.id}.v${machine.version}`, machine);
      const newest = this.newest.get(machine.id);
      if (!newest || newest.version < machine.version) this.newest.set(machine.id, machine);
    }
  }

  /** The machine an instance runs on; throws `DefinitionUnknown`. */
  of(id: string, version: number): Machine {
    const machine = this.machines.get(`${id}.v${version}`);
    if (!machine) throw new DefinitionUnknown(`There is no definition ${id}, version ${version}.`, { id, version });
    return machine;
  }

  /** The version that a new instance begins with; throws `DefinitionUnknown`. */
  latest(id: string): Machine {
    const machine = this.newest.get(id);
    if (!machine) throw new DefinitionUnknown(`There is no definition ${id}.`, { id });
    return machine;
  }

  all(): readonly Machine[] {
    return [...this.machines.values()];
  }
}

/** What identifies the text of a definition, independent of comments and layout. */
export function sourceHash(machine: Machine): string {
  return createHash('sha256').update(JSON.stringify(machine.source)).digest('hex');
}
