import type { Entrance } from '../support/browser.js';
import { languageOf, type Portal } from './portal.js';

const PAYMENT = /^\/payments\/[0-9a-f-]{36}$/;

/** What a page says, as the texts of each language have it. */
const SAID = {
  fourEyes: { fr: 'Une étape précédente est déjà de vous', ar: 'سبق أن قمتم بمرحلة سابقة' },
  approved: { fr: 'Approuvé, à envoyer à la banque', ar: 'تمت الموافقة، في انتظار الإرسال إلى البنك' },
} as const;

/** Two finance officers at work on the portal's pages; one of them approves by keyboard alone. */
export class FinanceAtWork {
  constructor(private readonly portal: Portal) {}

  async verifyAccount(entrance: Entrance = {}): Promise<void> {
    await this.portal.as(
      'finance',
      async (finance) => {
        await finance.follow('/bank-accounts');
        await finance.sendFirst('/verify');
      },
      entrance,
    );
  }

  /** One payment from its request to the bank statement. */
  async pay(bankReference: string, entrance: Entrance = {}): Promise<void> {
    const payment = await this.check(entrance);
    await this.approve(payment, entrance);
    await this.sendToBank(payment, entrance);
    await this.recordExecution(payment, bankReference, entrance);
    await this.reconcile(payment, `${bankReference}, ligne 1`, entrance);
  }

  /** Whoever checked is told why they cannot approve. */
  private async check(entrance: Entrance): Promise<string> {
    let payment = '';
    await this.portal.as(
      'finance',
      async (finance) => {
        payment = await finance.openUntil('/payments', PAYMENT);
        await finance.follow(payment);
        await finance.send(`${payment}/check`);
        expect(await finance.words()).toContain(SAID.fourEyes[languageOf(entrance)]);
      },
      entrance,
    );
    return payment;
  }

  private async approve(payment: string, entrance: Entrance): Promise<void> {
    await this.portal.as(
      'secondFinance',
      async (second) => {
        await second.walk('/payments', '/payments?group=toApprove', payment);
        await second.send(`${payment}/approve`);
        expect(await second.words()).toContain(SAID.approved[languageOf(entrance)]);
      },
      { ...entrance, by: 'keyboard' },
    );
  }

  private async sendToBank(payment: string, entrance: Entrance): Promise<void> {
    await this.portal.as(
      'finance',
      async (finance) => {
        await finance.walk('/payments', '/payments?group=toSend', payment, /^\/payment-files\/new/);
        await finance.send('/payment-files/new');
        await finance.send('/payment-files/new');
        expect(await finance.download(/\/content$/)).toContain('urn:iso:std:iso:20022:tech:xsd:pain.001.001.09');
      },
      entrance,
    );
  }

  private async recordExecution(payment: string, bankReference: string, entrance: Entrance): Promise<void> {
    await this.portal.as(
      'finance',
      async (finance) => {
        await finance.walk('/payments', '/payments?group=atBank', payment, `${payment}/execution`);
        await finance.fillIn({ bankReference });
        await finance.send(`${payment}/execution`);
      },
      entrance,
    );
  }

  private async reconcile(payment: string, statementLine: string, entrance: Entrance): Promise<void> {
    const path = `${payment}/steps/reconcile`;
    await this.portal.as(
      'secondFinance',
      async (second) => {
        await second.walk('/payments', '/payments?group=toReconcile', payment, path);
        await second.fillIn({ reason: statementLine });
        await second.send(path);
      },
      entrance,
    );
  }
}
