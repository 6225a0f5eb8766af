import type { Actor } from '#libs/kernel';
import { aPerson } from '#testing/workflow';
import {
  applicant,
  authority,
  chair,
  finance,
  live,
  machineNamed,
  officer,
  refusals,
  system,
  type Happening,
} from './living.js';

describe('a payment', () => {
  const machine = machineNamed('payment.v1');
  const toApproved: readonly Happening[] = [
    ['paymentRequested', system],
    ['paymentChecked', finance[0]],
    ['paymentApproved', finance[1]],
  ];

  it('goes through two hands to the bank and is reconciled by another than its sender', () => {
    const { told } = live(machine, [
      ...toApproved,
      ['paymentSent', finance[0]],
      ['paymentExecuted', finance[0]],
      ['paymentReconciled', finance[1]],
    ]);

    expect(told).toEqual([
      'checked: ',
      'approved: ',
      'sent: ',
      'executed: tellGrantPaymentExecuted notify',
      'reconciled: ',
    ]);
  });

  it.each<[string, number, string, Actor]>([
    ['approved by who checked it', 2, 'paymentApproved', finance[0]],
    ['checked by who asked for it', 1, 'paymentChecked', aPerson('omar', 'financeOfficer')],
  ])('is never %s', (_what, count, type, by) => {
    const { snapshot } = live(machine, [['paymentRequested', officer], ...toApproved.slice(1, count)]);

    expect(refusals(machine, snapshot, [type, by])).toEqual(['fourEyes']);
  });

  it('is not approved when account or amount changed after it was checked', () => {
    const { snapshot } = live(machine, toApproved.slice(0, 2));

    expect(refusals(machine, snapshot, ['paymentApproved', finance[1], { shown: 'b' }])).toEqual(['guard.sameAsShown']);
  });
});

describe('a report', () => {
  const machine = machineNamed('report.v1');

  it('may be late, be queried, go unanswered, and be accepted all the same', () => {
    const { told } = live(machine, [
      ['reportScheduled', system],
      ['reportBecameOverdue', system],
      ['reportSubmitted', applicant],
      ['reportQueried', officer],
      ['queryPeriodEnded', system],
      ['reportAccepted', officer],
    ]);

    expect(told).toEqual([
      'overdue: notify',
      'in: notify',
      'queried: notify',
      'in: notify',
      'accepted: tellGrantReportAccepted notify',
    ]);
  });
});

describe('a call', () => {
  it('goes from its draft to the archive', () => {
    const { told } = live(machineNamed('call.v1'), [
      ['callDrafted', officer],
      ['callApproved', authority],
      ['callPublished', officer],
      ['deadlineExtended', officer],
      ['conceptNotesClosed', system],
      ['shortListDecided', chair],
      ['awardsDecided', authority],
      ['contractsConcluded', officer],
      ['callCompleted', officer],
    ]);

    expect(told).toEqual([
      'approved: ',
      'published: notify',
      'published: moveDeadlines',
      'evaluation.conceptNotes: notify',
      'evaluation.fullApplications: ',
      'contracting: ',
      'running: ',
      'archived: ',
    ]);
  });
});
