import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ASSET_CACHE_CONTROL, assetAt, zippedAsset } from '../ui/assets.js';
import { everybody, Policy } from './policy.js';
import { NothingHere } from './refusals.js';

/** Styles, scripts and fonts: their addresses are their versions. */
@Controller('assets')
export class AssetsController {
  @Get('*')
  @Policy(everybody)
  asset(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Buffer {
    const [path = ''] = request.url.split('?', 1);
    const asset = assetAt(path);
    if (!asset) throw new NothingHere('There is no such file.');
    const zipped = unpacks(request) ? zippedAsset(asset) : null;
    reply.type(asset.type).headers({ 'cache-control': ASSET_CACHE_CONTROL, vary: 'accept-encoding' });
    if (zipped) reply.header('content-encoding', 'gzip');
    return zipped ?? asset.body;
  }
}

function unpacks({ headers }: FastifyRequest): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(headers['accept-encoding'] ?? '');
}
