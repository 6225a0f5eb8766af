import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { DomainError } from '#libs/kernel';
import { listAddress, textIn } from '../grants/grants-address.js';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { Policy, signedIn } from '../http/policy.js';
import { problemOf } from '../http/problem.js';
import { sentenceOf } from '../http/problem-words.js';
import { readForm, type Typed, typedIn, typedText } from '../http/read-form.js';
import { newFormKey, viewOf } from '../http/views.js';
import { optionalDay } from '../identity/file/organisation-file.schema.js';
import type { FieldError } from '../ui/field-error.js';
import type { GivenFilePlace } from './given-file-place.js';
import { GivenFilePlaces } from './given-file-places.js';
import { GivenFilesDesk } from './given-files-desk.js';
import { GivenFilesPage } from './given-files.page.js';

const PAGE = 20;
const MOROCCAN_DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Africa/Casablanca' });
const form = z.object({
  sha256: z.string('given.missing').regex(/^[0-9a-f]{64}$/, 'given.missing'),
  validUntil: optionalDay(),
});

interface Asked {
  readonly for: string;
  readonly words: string;
  readonly page: number;
}

/** Where somebody chooses a file that their organisation has given before. */
@Controller('given-files')
@Policy(signedIn)
export class GivenFilesController {
  constructor(
    private readonly places: GivenFilePlaces,
    private readonly desk: GivenFilesDesk,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  async show(@Query() query: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const asked = askedIn(query);
    const place = await this.places.open(request, asked.for);
    return page(reply, await this.pageOf(request, reply, { place, asked, typed: {}, errors: [] }));
  }

  @Post()
  async choose(@Body() body: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const typed = typedIn(body);
    const asked = { for: typedText(typed, 'for'), words: '', page: 1 };
    const place = await this.places.open(request, asked.for);
    const view = viewOf(request, reply);
    const read = readForm(form, body, view);
    const again = async (errors: readonly FieldError[]) =>
      pageAgain(reply, await this.pageOf(request, reply, { place, asked, typed, errors }));
    if (!read.ok) return again(read.errors);
    try {
      await this.desk.take(request, place, read.value);
    } catch (error) {
      if (!(error instanceof DomainError) || !/^(files|applications|reporting)\./.test(error.code)) throw error;
      return again([{ name: 'sha256', message: sentenceOf(view, problemOf(error)) }]);
    }
    return this.flashes.seeOther(request, reply, { path: place.back, key: 'given.taken' });
  }

  private async pageOf(
    request: FastifyRequest,
    reply: FastifyReply,
    shown: {
      readonly place: GivenFilePlace;
      readonly asked: Asked;
      readonly typed: Typed;
      readonly errors: readonly FieldError[];
    },
  ) {
    const { place, asked, ...rest } = shown;
    const { words } = asked;
    const found = await this.desk.list(place, { words, from: (asked.page - 1) * PAGE, limit: PAGE });
    return (
      <GivenFilesPage
        {...rest}
        view={viewOf(request, reply)}
        place={place}
        asked={asked.for}
        words={words}
        files={found.files}
        calls={found.calls}
        today={MOROCCAN_DAY.format(request.arrivedAt)}
        previousHref={asked.page > 1 ? addressOf(asked, asked.page - 1) : null}
        nextHref={found.hasMore ? addressOf(asked, asked.page + 1) : null}
        formKey={newFormKey()}
      />
    );
  }
}

function askedIn(query: unknown): Asked {
  const number = Number(textIn(query, 'page') ?? '1');
  return {
    for: textIn(query, 'for') ?? '',
    words: textIn(query, 'q') ?? '',
    page: Number.isSafeInteger(number) && number > 1 && number < 1_000 ? number : 1,
  };
}

function addressOf({ for: place, words }: Asked, number: number): string {
  return listAddress('/given-files', { for: place, q: words === '' ? undefined : words, page: String(number) });
}
