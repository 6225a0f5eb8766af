import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type PastAssessment, PastAssessments } from '#libs/evaluation';
import { z } from 'zod';
import { keyIn, pageOf, placeInTime } from '../api/cursor.js';
import { page } from '../http/answer.js';
import { only, Policy } from '../http/policy.js';
import { typedIn, typedText } from '../http/read-form.js';
import { viewOf } from '../http/views.js';
import { visitorOf } from '../http/who.js';
import { Code } from '../ui/code.js';
import { DataTable } from '../ui/data-table.js';
import { DateTime } from '../ui/date-time.js';
import { EmptyState } from '../ui/empty-state.js';
import { Layout } from '../ui/layout.js';
import { Pagination } from '../ui/pagination.js';
import { points } from './points.js';

const PAGE = 50;

/** The sort key of a list of past assessments. */
export const pastKey = z.object({
  submittedAt: placeInTime.transform((text) => new Date(text)),
  assessmentId: z.uuid(),
});

@Controller('assessments/past')
@Policy(only('assessor'))
export class PastController {
  constructor(private readonly past: PastAssessments) {}

  @Get()
  async list(@Query() query: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const view = viewOf(request, reply);
    const cursor = typedText(typedIn(query), 'cursor');
    const rows = await this.past.of(visitorOf(request).personId, { limit: PAGE + 1, after: keyIn(cursor, pastKey) });
    const { items, next } = pageOf(rows, PAGE, ({ submittedAt, assessmentId }) => ({
      submittedAt: submittedAt.toISOString(),
      assessmentId,
    }));
    return page(
      reply,
      <Layout
        view={view}
        title={view.t('evaluation.past.title')}
        width="wide"
        back={{ href: '/assessments', label: view.t('evaluation.toQueue') }}
      >
        <DataTable<PastAssessment>
          view={view}
          caption={view.t('evaluation.past.title')}
          captionHidden
          rows={items}
          rowKey={({ assessmentId }) => assessmentId}
          empty={<EmptyState>{view.t('evaluation.past.none')}</EmptyState>}
          columns={[
            {
              key: 'code',
              head: view.t('evaluation.file.code'),
              cell: ({ assignmentId, code }) => (
                <a href={`/assessments/${assignmentId}`}>
                  <Code>{code ?? ''}</Code>
                </a>
              ),
            },
            { key: 'title', head: view.t('evaluation.file.title'), cell: ({ title }) => <bdi>{title}</bdi> },
            {
              key: 'stage',
              head: view.t('evaluation.file.stage'),
              cell: ({ stage }) => view.t(`evaluation.stage.${stage}`),
            },
            {
              key: 'at',
              head: view.t('evaluation.past.at'),
              cell: ({ submittedAt }) => <DateTime view={view} at={submittedAt} show="moment" />,
            },
            {
              key: 'total',
              kind: 'number',
              head: view.t('evaluation.past.own'),
              cell: ({ totalHalves }) => points(view, totalHalves),
            },
            {
              key: 'result',
              kind: 'number',
              head: view.t('evaluation.past.result'),
              cell: ({ resultHalves }) => (resultHalves === null ? '–' : points(view, resultHalves)),
            },
          ]}
        />
        <Pagination view={view} nextHref={next ? `/assessments/past?cursor=${next}` : null} />
      </Layout>,
    );
  }
}
