import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { TooManyAttempts } from '#libs/identity';
import type { GivenFile } from '#receipts/verifier';
import { page, pageAgain } from '../http/answer.js';
import { everybody, everybodyCounted, Policy } from '../http/policy.js';
import { statusOf } from '../http/problem-status.js';
import type { Upload } from '../http/uploads.js';
import { viewOf } from '../http/views.js';
import type { FieldError } from '../ui/field-error.js';
import { ReceiptCheck } from './receipt-check.js';
import { VERIFIER } from './verifier-file.js';
import { type Checked, VerifyPage } from './verify.page.js';

/** No receipt is that long: its own copy holds the answers of a form, and those have their limits. */
const LONGEST_RECEIPT = 8_000_000;
const LONGEST_CODE = 100;

/** Where anybody verifies a receipt, with its code or with its file. */
@Controller('receipts')
@Policy(everybody)
export class VerifyController {
  constructor(private readonly check: ReceiptCheck) {}

  @Get()
  async byCode(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('code') asked: unknown,
  ): Promise<string> {
    const code = typeof asked === 'string' ? asked.trim().slice(0, LONGEST_CODE) : '';
    if (code === '') return this.shown(request, reply, { code, checked: null, errors: [] });
    return this.limited(request, reply, code, async () => {
      const checked = await this.check.byCode(code, request.ip);
      return this.shown(request, reply, { code, checked: { by: 'code', ...checked }, errors: [] });
    });
  }

  @Post()
  @Policy(everybodyCounted)
  async byFile(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const receipt = request.uploads.find(({ field }) => field === 'receipt');
    if (!receipt) {
      const message = viewOf(request, reply).t('receipts.verify.fileMissing');
      return this.shown(request, reply, { code: '', checked: null, errors: [{ name: 'receipt', message }] });
    }
    const bytes = receipt.size > LONGEST_RECEIPT ? Buffer.alloc(0) : await readFile(receipt.path);
    const given = await Promise.all(request.uploads.filter(({ field }) => field === 'files').map(hashed));
    const checked = await this.check.byFile(bytes, given);
    return this.shown(request, reply, { code: '', checked: { by: 'file', ...checked }, errors: [] });
  }

  private shown(
    request: FastifyRequest,
    reply: FastifyReply,
    of: { readonly code: string; readonly checked: Checked | null; readonly errors: readonly FieldError[] },
  ): string {
    const view = viewOf(request, reply);
    const malformed = of.checked?.by === 'code' && of.checked.kind === 'malformed';
    const errors = malformed ? [{ name: 'code', message: view.t('receipts.verify.malformed') }] : of.errors;
    const element = <VerifyPage view={view} {...of} errors={errors} verifierSha256={VERIFIER.sha256} />;
    return errors.length > 0 ? pageAgain(reply, element) : page(reply, element);
  }

  private async limited(
    request: FastifyRequest,
    reply: FastifyReply,
    code: string,
    work: () => Promise<string>,
  ): Promise<string> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof TooManyAttempts)) throw error;
      const view = viewOf(request, reply);
      const minutes = Math.ceil(error.retryAfterSeconds / 60);
      const errors = [{ name: 'code', message: view.t('identity.error.too-many-attempts', { minutes }) }];
      const shown = { view, code, checked: null, errors, verifierSha256: VERIFIER.sha256 };
      reply.header('retry-after', String(error.retryAfterSeconds));
      return page(reply, <VerifyPage {...shown} />, statusOf(error.code));
    }
  }
}

async function hashed({ path, fileName }: Upload): Promise<GivenFile> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return { name: fileName, sha256: hash.digest('hex') };
}
