import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ContractFile, PrepareContract, SignAsAuthority, SignAsBeneficiary, TakeContractBack } from '#libs/contracts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Answers, instant } from '../api/answers.js';
import { GrantFiles } from '../grants/grant-files.js';
import { reasonInput } from '../grants/grants.answers.js';
import { only, Policy, signedIn } from '../http/policy.js';
import { commandOf, visitorOf } from '../http/who.js';

const text = z.string().trim().min(1).max(20_000);
const contractInput = z
  .strictObject({
    implementationStart: z.iso.date().meta({ description: 'Local date' }),
    months: z.int().positive(),
    specialConditions: z.strictObject({ fr: text, ar: text, en: text }),
  })
  .meta({ id: 'ContractInput' });
const signatureInput = z
  .strictObject({
    contentHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .meta({ description: 'Hash of the content that you have read' }),
  })
  .meta({ id: 'SignatureInput' });

const contractMade = z.object({ contractId: z.uuid() }).meta({ id: 'ContractMade' });
const contractShown = z
  .object({
    id: z.uuid(),
    grantId: z.uuid(),
    content: z.record(z.string(), z.unknown()).meta({ description: 'Everything that both sides sign' }),
    contentHash: z.string().meta({ description: 'SHA-256 of the content in canonical JSON (RFC 8785)' }),
    preparedAt: instant,
    signatures: z.array(
      z.object({ side: z.enum(['authority', 'beneficiary']), personName: z.string(), signedAt: instant }),
    ),
  })
  .meta({ id: 'Contract' });

/** The contract of a grant. */
@Controller('api/v1/grants/:id/contract')
@ApiTags('contracts')
export class ContractsApiController {
  constructor(
    private readonly grantFiles: GrantFiles,
    private readonly contracts: ContractFile,
    private readonly prepareContract: PrepareContract,
    private readonly signAsAuthority: SignAsAuthority,
    private readonly signAsBeneficiary: SignAsBeneficiary,
    private readonly takeBack: TakeContractBack,
  ) {}

  @Get()
  @Policy(signedIn)
  @Answers({ summary: 'The contract in force, with its signatures', status: 200, schema: contractShown })
  async show(@Req() request: FastifyRequest, @Param('id') id: string) {
    await this.grantFiles.open(request, id);
    return this.contracts.of(id);
  }

  @Post()
  @Policy(only('officer'))
  @Answers({ summary: 'Write the contract of an award', status: 201, schema: contractMade })
  async prepare(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Body({ schema: contractInput }) input: z.output<typeof contractInput>,
  ) {
    const { actor } = await this.grantFiles.open(request, id);
    return this.prepareContract.execute({ ...commandOf(request, actor), grantId: id, ...input });
  }

  @Post('signatures')
  @Policy(only('authority', 'signatory'))
  @Answers({ summary: 'Sign for the side that you belong to', status: 204 })
  async sign(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Body({ schema: signatureInput }) input: z.output<typeof signatureInput>,
  ): Promise<void> {
    const { actor, reader } = await this.grantFiles.open(request, id);
    const command = { ...commandOf(request, actor), grantId: id, ...input, personName: visitorOf(request).name };
    await (reader === 'grantee' ? this.signAsBeneficiary : this.signAsAuthority).execute(command);
  }

  @Post('withdrawal')
  @Policy(only('officer', 'authority'))
  @Answers({ summary: 'Take the contract back before both sides have signed it', status: 204 })
  async withdraw(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Body({ schema: reasonInput }) input: z.output<typeof reasonInput>,
  ): Promise<void> {
    const { actor } = await this.grantFiles.open(request, id);
    await this.takeBack.execute({ ...commandOf(request, actor), grantId: id, ...input });
  }
}
