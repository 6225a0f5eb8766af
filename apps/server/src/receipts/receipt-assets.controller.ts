import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ReceiptKeys, SigningKey } from '#libs/applications';
import { KEYS_FORMAT } from '#receipts/verifier';
import { everybody, Policy } from '../http/policy.js';
import { VERIFIER } from './verifier-file.js';

/** What somebody needs to verify receipts without us: the public keys, the program, and the program's hash. */
@Controller('receipts')
@Policy(everybody)
export class ReceiptAssetsController {
  constructor(
    private readonly keys: ReceiptKeys,
    private readonly signingKey: SigningKey,
  ) {}

  @Get('keys.json')
  async published(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const keys = (await this.keys.all()).map(({ id, publicKey, from, until }) => ({
      id,
      algorithm: 'Ed25519',
      publicKey,
      from,
      until,
    }));
    reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache');
    return JSON.stringify({ format: KEYS_FORMAT, issuer: this.signingKey.issuer, keys }, null, 2);
  }

  @Get('verify-receipt.mjs')
  program(@Res({ passthrough: true }) reply: FastifyReply): Buffer {
    reply
      .type('text/javascript; charset=utf-8')
      .header('content-disposition', `attachment; filename="${VERIFIER.name}"`);
    return VERIFIER.bytes;
  }

  /** In the form that `sha256sum --check` reads. */
  @Get('verify-receipt.mjs.sha256')
  programHash(@Res({ passthrough: true }) reply: FastifyReply): string {
    reply.type('text/plain; charset=utf-8');
    return `${VERIFIER.sha256}  ${VERIFIER.name}\n`;
  }
}
