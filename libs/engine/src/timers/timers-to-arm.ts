import type { Timer } from '#libs/workflow';

/** A timer as the statements take it. */
export interface TimerToArm {
  readonly name: string;
  readonly kind: Timer['kind'];
  readonly deadline: string;
  readonly sends: string | null;
  readonly recipients: Timer['to'];
  readonly due_at: string;
  readonly fires_at: string;
}

interface Armed {
  readonly timers: readonly Timer[];
  /** How long after a deadline its closing transition waits for requests that arrived in time. */
  readonly settleMs: number;
  readonly at: Date;
}

/** The timers that an instance gets at `at`: all deadlines, and the reminders that still lie ahead. */
export function timersToArm({ timers, settleMs, at }: Armed): TimerToArm[] {
  return timers
    .filter((timer) => timer.kind === 'deadline' || timer.at.getTime() > at.getTime())
    .map((timer) => ({
      name: timer.name,
      kind: timer.kind,
      deadline: timer.deadline,
      sends: timer.sends ?? null,
      recipients: timer.to,
      due_at: timer.at.toISOString(),
      fires_at: firesAt(timer, settleMs).toISOString(),
    }));
}

/** A deadline that closes something waits for what arrived in time; everything else comes at its instant. */
function firesAt(timer: Timer, settleMs: number): Date {
  const waits = timer.kind === 'deadline' && timer.sends !== undefined;
  return waits ? new Date(timer.at.getTime() + settleMs) : timer.at;
}
