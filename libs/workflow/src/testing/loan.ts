import { z } from 'zod';
import type { Vocabulary } from '../types.js';
import { periodAfterEntry } from '../vocabulary/shared.js';

const nothing = z.strictObject({});
const context = z.strictObject({ amount: z.int(), asked: z.int() });

type Loan = z.infer<typeof context>;

/**
 * A procedure small enough to be read at one glance, with one of everything: somebody asks for a loan, somebody else
 * grants it, both sign, it is paid out, and runs while it is watched.
 */
export const loanVocabulary = {
  subject: 'loan',
  context,
  events: {
    loanAsked: {
      payload: z.strictObject({ amount: z.int().positive() }),
      remember: (_none, { amount }) => ({ amount, asked: 1 }),
    },
    loanChanged: {
      payload: z.strictObject({ amount: z.int().positive() }),
      remember: (loan, { amount }) => ({ amount, asked: loan.asked + 1 }),
    },
    loanGranted: { payload: z.strictObject({ most: z.int() }), approves: ['loanAsked', 'loanChanged'] },
    loanRefused: { payload: nothing },
    askingEnded: { payload: nothing },
    bankSigned: { payload: nothing, signs: 'authority' },
    borrowerSigned: { payload: nothing, signs: 'beneficiary' },
    contractRewritten: { payload: nothing, voidsSignatures: true },
    moneyPaid: { payload: nothing },
    watchBegan: { payload: nothing },
    watchEnded: { payload: nothing },
    loanRepaid: { payload: nothing },
  },
  guards: {
    withinLimit: {
      holds: ({ context: loan, payload }) =>
        payload === undefined || loan.amount <= payload.most
          ? true
          : { params: { most: payload.most }, by: ['officer'] },
    },
    nothingMissing: {
      holds: ({ facts }) => {
        const missing = facts.given['missing'];
        return missing === 0 ? true : { params: { missing: typeof missing === 'number' ? missing : 'unknown' } };
      },
    },
    inTime: {
      holds: ({ facts }) => {
        const deadline = facts.given['deadline'];
        if (typeof deadline !== 'string' || facts.arrivedAt.getTime() < Date.parse(deadline)) return true;
        return { params: { deadline }, until: new Date(deadline) };
      },
    },
  },
  effects: {
    tell: {
      params: z.strictObject({ template: z.enum(['asked', 'granted', 'refused']) }),
      payload: ({ template }, { context: loan }) => ({ template, amount: loan.amount }),
    },
    payOut: { params: nothing, payload: (_params, { context: loan }) => ({ amount: loan.amount }), money: true },
  },
  deadlines: {
    closing: { instant: ({ calendar }) => calendar.date('closing') },
    answerDue: periodAfterEntry('answer'),
    loanEnd: { instant: ({ calendar }) => calendar.date('loanEnd') },
    watchDue: { instant: ({ calendar, since }) => calendar.plus(since, 'P30D') },
  },
} satisfies Vocabulary<Loan>;

/** Loose on purpose: tests reach deep into it to make it faulty. */
export type LoanDefinition = Record<string, any>;

/** A sound definition over that vocabulary, new each time. */
export function aLoanDefinition(): LoanDefinition {
  return structuredClone(DEFINITION);
}

const DEFINITION: LoanDefinition = {
  id: 'loan',
  version: 1,
  vocabulary: 'loan',
  start: { event: 'loanAsked', by: ['applicant'], target: 'asking.open', effects: [{ tell: { template: 'asked' } }] },
  states: {
    asking: {
      deadlines: [{ name: 'closing', sends: 'askingEnded', to: ['applicant'], remind: ['P7D', 'PT3H'] }],
      on: {
        askingEnded: { target: 'refused', by: ['system'] },
        loanRefused: { target: 'refused', by: ['authority'], effects: [{ tell: { template: 'refused' } }] },
      },
      states: {
        open: {
          owner: 'authority',
          deadlines: [{ name: 'answerDue', to: ['authority'] }],
          on: {
            loanChanged: { by: ['applicant'], guards: ['inTime'] },
            loanGranted: [
              {
                target: 'contract.bank',
                by: ['authority'],
                notBy: ['loanAsked', 'loanChanged'],
                guards: ['withinLimit', 'nothingMissing'],
                effects: [{ tell: { template: 'granted' } }],
              },
              {
                target: 'asking.second',
                by: ['authority', 'chair'],
                notBy: ['loanAsked', 'loanChanged'],
                guards: ['nothingMissing'],
              },
            ],
          },
        },
        second: {
          owner: 'chair',
          on: {
            loanGranted: { target: 'contract.bank', by: ['chair'], notBy: ['loanAsked', 'loanChanged'] },
            loanChanged: { target: 'asking.second', by: ['applicant'] },
            loanRefused: { target: 'refused', by: ['chair'] },
          },
        },
      },
    },
    contract: {
      states: {
        bank: {
          owner: 'authority',
          deadlines: [{ name: 'answerDue', to: ['authority'] }],
          on: { bankSigned: { target: 'contract.borrower', by: ['authority'] } },
        },
        borrower: {
          owner: 'applicant',
          deadlines: [{ name: 'answerDue', to: ['applicant'] }],
          on: {
            borrowerSigned: { target: 'running', by: ['applicant'], effects: ['payOut'] },
            contractRewritten: { target: 'contract.bank', by: ['authority'] },
          },
        },
      },
    },
    running: {
      parallel: true,
      owner: 'officer',
      deadlines: [{ name: 'loanEnd', to: ['officer'] }],
      on: { loanRepaid: { target: 'repaid', by: ['officer'] } },
      states: {
        money: {
          states: {
            due: { owner: 'financeOfficer', on: { moneyPaid: { target: 'running.money.paid', by: ['system'] } } },
            paid: {},
          },
        },
        watch: {
          initial: 'calm',
          states: {
            calm: { on: { watchBegan: { target: 'running.watch.close', by: ['officer'] } } },
            close: {
              deadlines: [{ name: 'watchDue', to: ['officer'], remind: ['P5WD'] }],
              on: { watchEnded: { target: 'running.watch.calm', by: ['officer'] } },
            },
          },
        },
      },
    },
    repaid: { final: true },
    refused: { final: true },
  },
};
