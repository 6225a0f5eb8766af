import { Injectable } from '@nestjs/common';
import { FilesOfMonth, type MonthOfFiles } from '#libs/engine';
import { DomainError, type Actor } from '#libs/kernel';
import { Months } from '#libs/platform';
import { OperatorsOnly } from '../operators-only.js';

/** The month stays where it is: something in it can still happen, or it is not there. */
export class MonthStays extends DomainError {
  readonly code = 'operation.month-stays';
}

export interface MonthLookedAt extends MonthOfFiles {
  /** Why it cannot be detached, in words; none where it can. */
  readonly obstacles: readonly string[];
}

/** Takes the history, the orders and the mails of a month out of the tables once nothing in it can happen any more. */
@Injectable()
export class DetachMonth {
  constructor(
    private readonly months: Months,
    private readonly files: FilesOfMonth,
  ) {}

  async look(month: string): Promise<MonthLookedAt> {
    if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(month)) throw new MonthStays(`${month} is no month: write it like 2026-11.`);
    const found = (await this.months.list()).find((known) => known.month === month);
    if (found?.standing !== 'attached') {
      throw new MonthStays(found ? `${month} is detached already.` : `There is no partition for ${month}.`);
    }
    const files = await this.files.of(month);
    return { ...files, obstacles: [...obstaclesIn(files), ...(found.isPast ? [] : ['it is not over.'])] };
  }

  /** Orders and mails are looked at again under the lock; a file that is at an end stays there. */
  async detach(month: string, by: Actor): Promise<void> {
    mustOperate(by);
    const { obstacles } = await this.look(month);
    if (obstacles.length > 0) throw new MonthStays(`${month} stays where it is: ${obstacles.join(' ')}`);
    await this.months.detach(month, by.id);
  }

  async attach(month: string, by: Actor): Promise<void> {
    mustOperate(by);
    const found = (await this.months.list()).find((known) => known.month === month);
    if (found?.standing !== 'detached') {
      throw new MonthStays(
        found?.standing === 'gone'
          ? `The tables of ${month} are not in this database: restore them into the schema detached first.`
          : `${month} is not detached.`,
      );
    }
    await this.months.attach(month);
  }
}

function obstaclesIn({ open, orders, mails }: MonthOfFiles): readonly string[] {
  const files = open.reduce((sum, { count }) => sum + count, 0);
  return [
    ...(files > 0 ? [`${files} files are not at an end.`] : []),
    ...(orders > 0 ? [`${orders} orders are not carried out.`] : []),
    ...(mails > 0 ? [`${mails} mails are not sent: send them again, or correct their address.`] : []),
  ];
}

function mustOperate(by: Actor): void {
  if (!by.roles.includes('operator')) throw new OperatorsOnly('Only operators detach and attach months.');
}
