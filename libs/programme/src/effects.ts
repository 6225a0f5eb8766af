import type { Type } from '@nestjs/common';
import { IssueReceiptEffect } from '#libs/applications';
import { PromoteReserveEffect, ReleaseAwardEffect } from '#libs/awards';
import type { EffectHandler } from '#libs/engine';
import { OpenEvaluationRoundEffect } from '#libs/evaluation';
import { LetterEffect, NotifyEffect, RemindEffect, TellNewInstantEffect } from '#libs/notifications';
import { RequestBalanceEffect, RequestPrefinancingEffect, TellGrantPaymentExecutedEffect } from '#libs/payments';
import { CancelApplicationsEffect, MoveDeadlinesEffect, TellOfCorrectionEffect } from '#libs/publication';
import { ScheduleReportsEffect, TellGrantReportAcceptedEffect } from '#libs/reporting';
import type { EffectName } from '#libs/workflow';

/** Who carries out which effect. `remind` and `tellNewInstant` are the engine's own: no definition orders them. */
export const EFFECTS = {
  notify: NotifyEffect,
  letter: LetterEffect,
  remind: RemindEffect,
  tellNewInstant: TellNewInstantEffect,
  issueReceipt: IssueReceiptEffect,
  openEvaluationRound: OpenEvaluationRoundEffect,
  promoteReserve: PromoteReserveEffect,
  releaseAward: ReleaseAwardEffect,
  requestPrefinancing: RequestPrefinancingEffect,
  requestBalance: RequestBalanceEffect,
  scheduleReports: ScheduleReportsEffect,
  tellGrantPaymentExecuted: TellGrantPaymentExecutedEffect,
  tellGrantReportAccepted: TellGrantReportAcceptedEffect,
  moveDeadlines: MoveDeadlinesEffect,
  cancelApplications: CancelApplicationsEffect,
  tellOfCorrection: TellOfCorrectionEffect,
} as const satisfies Readonly<Record<EffectName | 'remind' | 'tellNewInstant', Type<EffectHandler>>>;
