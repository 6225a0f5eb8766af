import { Injectable, type OnModuleInit, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { type EffectHandler, ManyAtOnce } from '#libs/engine';
import { EFFECTS } from './effects.js';

/** Finds the handler of an effect. The compiler knows that each has one; the look at start is the net below. */
@Injectable()
export class EffectHandlers implements OnModuleInit {
  private readonly handlers = new Map<string, EffectHandler>();

  constructor(private readonly modules: ModuleRef) {}

  /** Stops the process when a handler's feature module was not imported. */
  onModuleInit(): void {
    for (const [name, handler] of Object.entries<Type<EffectHandler>>(EFFECTS)) {
      this.handlers.set(name, this.modules.get(handler, { strict: false }));
    }
  }

  of(name: string): EffectHandler {
    const handler = this.handlers.get(name);
    if (!handler)
      throw new Error(`No handler for the effect ${name}: it was ordered by another version of the programme.`);
    return handler;
  }

  /** Whether many orders of it may be carried out in one transaction; what has no handler is left to itself. */
  goesTogether(name: string): boolean {
    return this.handlers.get(name) instanceof ManyAtOnce;
  }
}
