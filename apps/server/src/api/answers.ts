import { applyDecorators, HttpCode, SerializeOptions } from '@nestjs/common';
import { ApiExtension, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';

const MEANING = { 200: 'Done', 201: 'Made', 204: 'Done' } as const;

/** Marks such an endpoint in the description. */
export const REPEATS_ANEW = 'x-repeats-anew';

export interface Answer {
  /** What the endpoint does, in one line of the documentation. */
  readonly summary: string;
  readonly status: 200 | 201 | 204;
  /** The shape of what is answered: documents it, and lets nothing out that it does not name. */
  readonly schema?: z.ZodType;
  /** The media type, where the answer is a file. */
  readonly file?: string;
  /** The answer holds a secret and is kept nowhere: a repetition makes another one, whatever its idempotency key. */
  readonly repeats?: 'anew';
}

/** What an endpoint of the API does and answers: the same words and schema for the reader and for the response. */
export function Answers({ summary, status, schema, file, repeats }: Answer): MethodDecorator {
  const description = MEANING[status];
  const described = schema ? { standardSchema: schema } : file ? { content: contentOf(file) } : {};
  return applyDecorators(
    HttpCode(status),
    ApiOperation({ summary }),
    ApiResponse({ status, description, ...described }),
    ...(repeats ? [ApiExtension(REPEATS_ANEW, true)] : []),
    ...(schema ? [SerializeOptions({ schema })] : []),
  );
}

function contentOf(file: string) {
  return { [file]: { schema: { type: 'string' as const, format: 'binary' } } };
}

/** A list, for `Answers`. Lists are never bare arrays: they would have no place for the cursor. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    next: z.string().nullable().meta({ description: 'Cursor of the next page' }),
  });
}

/** An instant in an answer: ISO 8601 in UTC. */
export const instant = z.preprocess((value) => (value instanceof Date ? value.toISOString() : value), z.iso.datetime());
