import { StandardSchemaValidationPipe } from '@nestjs/common';
import type { z } from 'zod';
import { fieldProblems } from './field-problem.js';
import { InputInvalid } from './refusals.js';

/** Checks what a parameter's schema asks for: `@Body({ schema })`, `@Query({ schema })`, `@Param('id', { schema })`. */
export function inputPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({
    exceptionFactory: (issues) => {
      // Every schema of ours is zod's; its issues carry more than the standard promises.
      return new InputInvalid(fieldProblems(issues as readonly z.core.$ZodIssue[]));
    },
  });
}
