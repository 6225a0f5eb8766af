import { type ArgumentMetadata, StandardSchemaValidationPipe } from '@nestjs/common';
import type { z } from 'zod';
import { fieldProblems } from './field-problem.js';
import { InputInvalid, NothingHere } from './refusals.js';

/** Checks what a parameter's schema asks for: `@Body({ schema })`, `@Query({ schema })`, `@Param('id', { schema })`. */
export function inputPipe(): InputPipe {
  return new InputPipe({
    exceptionFactory: (issues) => {
      // Every schema of ours is zod's; its issues carry more than the standard promises.
      return new InputInvalid(fieldProblems(issues as readonly z.core.$ZodIssue[]));
    },
  });
}

/** An address in which something cannot be (`/people/no-id`) is the address of nothing. */
class InputPipe extends StandardSchemaValidationPipe {
  override async transform<T = unknown>(value: T, metadata: ArgumentMetadata): Promise<T> {
    try {
      return await super.transform(value, metadata);
    } catch (error) {
      if (metadata.type === 'param' && error instanceof InputInvalid)
        throw new NothingHere('Nothing has this address.');
      throw error;
    }
  }
}
