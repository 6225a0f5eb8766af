import { completeAnswers } from '#testing/applications';
import { aCall } from '#testing/calls';
import { until } from '../support/application.js';
import { aPdf } from '#testing/applications';
import { type Programs, Refused } from './programs.js';

const call = aCall();

interface Payment {
  readonly id: string;
  readonly shown: string;
  readonly state: string;
  readonly blockers: readonly { readonly code: string }[];
}

/** One payment from its request to the bank statement; whoever checked it is refused to approve it. */
export async function pay(programs: Programs, bankReference: string, day: string): Promise<void> {
  const requested = async () =>
    (await programs.list<Payment>('finance', '/payments')).find(({ state }) => state === 'requested');
  const found = await until('a payment is requested', requested, (payment) => payment !== undefined);
  const { id = '', shown = '', blockers = [] } = found ?? {};
  expect(blockers).toEqual([]);
  await programs.ask('finance', 'POST', `/payments/${id}/check`, { shown });
  const refusal: unknown = await programs
    .ask('finance', 'POST', `/payments/${id}/approval`, { shown })
    .catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(Refused);
  expect(refusal).toMatchObject({ status: 409, problem: { code: 'workflow.transition-refused' } });
  await programs.ask('secondFinance', 'POST', `/payments/${id}/approval`, { shown });
  const file = await programs.ask<{ batchId: string }>('finance', 'POST', '/payment-files', {
    payments: [{ id, shown }],
    executeOn: day,
  });
  const content = await programs.send('finance', 'GET', `/payment-files/${file.batchId}/content`);
  expect(await content.text()).toContain('urn:iso:std:iso:20022:tech:xsd:pain.001.001.09');
  await programs.ask('finance', 'POST', `/payments/${id}/execution`, { executedOn: day, bankReference });
  await programs.ask('secondFinance', 'POST', `/payments/${id}/reconciliation`, {
    statementLine: `${bankReference}, ligne 1`,
  });
}

interface Report {
  readonly missing: readonly string[];
  readonly figures: {
    readonly lines: readonly {
      readonly heading: string;
      readonly budgetMinor: number;
      readonly nowMinor: number | null;
    }[];
  };
}

/** Half of the budget is spent in each of the two periods. */
export async function report(programs: Programs, kind: 'interim' | 'final'): Promise<void> {
  const reports = await programs.list<{ id: string; kind: string }>('signatory', '/reports');
  const id = reports.find((one) => one.kind === kind)?.id ?? '';
  const empty = await programs.ask<Report>('signatory', 'GET', `/reports/${id}`);
  for (const page of call.form(kind === 'interim' ? 'interimReport' : 'finalReport').pages) {
    await savePage(programs, id, page.id, completeAnswers(call, page));
  }
  await savePage(
    programs,
    id,
    'figures',
    Object.fromEntries(empty.figures.lines.map(({ heading, budgetMinor }) => [heading, String(budgetMinor / 200)])),
  );
  const { missing } = await programs.ask<Report>('signatory', 'GET', `/reports/${id}`);
  for (const document of missing)
    await programs.upload(
      'signatory',
      `/reports/${id}/documents?kind=${document}`,
      `${document}.pdf`,
      aPdf(`${kind} ${document}`),
    );
  const { submissionId } = await programs.ask<{ submissionId: string }>(
    'signatory',
    'POST',
    `/reports/${id}/submissions`,
    { declared: true },
  );
  const { figures } = await programs.ask<Report>('officer', 'GET', `/reports/${id}`);
  const decisions = figures.lines.map(({ heading, nowMinor }) => ({
    heading,
    acceptedMinor: nowMinor ?? 0,
    reason: '',
  }));
  await programs.ask('officer', 'POST', `/reports/${id}/acceptance`, { submissionId, decisions });
}

function savePage(programs: Programs, id: string, page: string, answers: object): Promise<void> {
  return programs.ask('signatory', 'PUT', `/reports/${id}/pages/${page}`, { answers }, { 'if-match': '"0"' });
}
