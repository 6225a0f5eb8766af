import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CHECKS } from '#libs/calls';
import { outlookOf } from '#libs/eligibility';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Answers } from '../api/answers.js';
import { everybody, Policy } from '../http/policy.js';
import { typedIn, typedText } from '../http/read-form.js';
import { InputInvalid } from '../http/refusals.js';
import { PublicCalls } from './public-calls.js';
import { OWN, readSelfCheck } from './self-check-answers.js';
import { todayIn } from './self-check.controller.js';

const facts = z.record(z.string(), z.union([z.string(), z.number()]));

const outlookShown = z
  .object({
    isEligible: z.boolean(),
    isOpen: z.boolean().meta({ description: 'Whether the call takes applications at this moment' }),
    lots: z.array(z.string()).meta({ description: 'The lots that this applicant could apply under' }),
    rules: z.array(
      z.object({
        check: z.enum(CHECKS),
        verdict: z.enum(['yes', 'no', 'manual']),
        facts,
        change: facts.nullable().meta({ description: 'What would change a no: from when, how much' }),
      }),
    ),
    stops: z.array(z.string()).meta({ description: 'Questions of the call whose answer stands against applying' }),
  })
  .meta({ id: 'EligibilityOutlook' });

/** The check before applying, for programs: the same names in the address as on the page. */
@Controller('api/v1/calls/:code/check')
@ApiTags('calls')
export class SelfCheckApiController {
  constructor(private readonly calls: PublicCalls) {}

  @Get()
  @Policy(everybody)
  @Answers({
    summary:
      'Whether an organisation could apply: legalForm, receipt, declaredOn.day, .month, .year, seat, contribution, totalCost, months, and own.<id> for each question of the call',
    status: 200,
    schema: outlookShown,
  })
  async show(@Param('code') code: string, @Query() query: unknown, @Req() request: FastifyRequest) {
    const call = await this.calls.byCode(code);
    const typed = typedIn(query);
    const reading = readSelfCheck(call, typed, todayIn(call, request.arrivedAt));
    if (!reading.ok) throw new InputInvalid(reading.unreadable.map(({ name }) => problemAt(name)));
    const { lots, lines, isOpen } = outlookOf(call, reading.prospect);
    const stops = call.file.selfCheck
      .filter(({ id, answers }) =>
        answers.some(({ value, stops: why }) => why && value === typedText(typed, `${OWN}${id}`)),
      )
      .map(({ id }) => id);
    return {
      isEligible: isOpen && stops.length === 0,
      isOpen: this.calls.isOpen(call),
      lots: lots.map(({ id }) => id),
      rules: lines.map(({ check, finding, remedy }) => ({
        check,
        verdict: finding.verdict,
        facts: finding.params,
        change: remedy,
      })),
      stops,
    };
  }
}

function problemAt(name: string) {
  return { path: name.split('.'), key: 'http.input.invalid_value', params: {} };
}
