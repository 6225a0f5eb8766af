import type { Portal } from './portal.js';

const PAYMENT = /^\/payments\/[0-9a-f-]{36}$/;

/** Two finance officers at work on the portal's pages; one of them approves by keyboard alone. */
export class FinanceAtWork {
  constructor(private readonly portal: Portal) {}

  async verifyAccount(): Promise<void> {
    await this.portal.as('finance', async (finance) => {
      await finance.follow('/bank-accounts');
      await finance.sendFirst('/verify');
    });
  }

  /** One payment from its request to the bank statement. */
  async pay(bankReference: string): Promise<void> {
    const payment = await this.check();
    await this.approve(payment);
    await this.sendToBank(payment);
    await this.recordExecution(payment, bankReference);
    await this.reconcile(payment, `${bankReference}, ligne 1`);
  }

  /** Whoever checked is told why they cannot approve. */
  private async check(): Promise<string> {
    let payment = '';
    await this.portal.as('finance', async (finance) => {
      payment = await finance.openUntil('/payments', PAYMENT);
      await finance.follow(payment);
      await finance.send(`${payment}/check`);
      expect(await finance.words()).toContain('Une étape précédente est déjà de vous');
    });
    return payment;
  }

  private async approve(payment: string): Promise<void> {
    await this.portal.as(
      'secondFinance',
      async (second) => {
        await second.walk('/payments', '/payments?group=toApprove', payment);
        await second.send(`${payment}/approve`);
        expect(await second.words()).toContain('Approuvé, à envoyer à la banque');
      },
      { by: 'keyboard' },
    );
  }

  private async sendToBank(payment: string): Promise<void> {
    await this.portal.as('finance', async (finance) => {
      await finance.walk('/payments', '/payments?group=toSend', payment, /^\/payment-files\/new/);
      await finance.send('/payment-files/new');
      await finance.send('/payment-files/new');
      expect(await finance.download(/\/content$/)).toContain('urn:iso:std:iso:20022:tech:xsd:pain.001.001.09');
    });
  }

  private async recordExecution(payment: string, bankReference: string): Promise<void> {
    await this.portal.as('finance', async (finance) => {
      await finance.walk('/payments', '/payments?group=atBank', payment, `${payment}/execution`);
      await finance.fillIn({ bankReference });
      await finance.send(`${payment}/execution`);
    });
  }

  private async reconcile(payment: string, statementLine: string): Promise<void> {
    const path = `${payment}/steps/reconcile`;
    await this.portal.as('secondFinance', async (second) => {
      await second.walk('/payments', '/payments?group=toReconcile', payment, path);
      await second.fillIn({ reason: statementLine });
      await second.send(path);
    });
  }
}
