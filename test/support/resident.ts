import { readFileSync, writeFileSync } from 'node:fs';

/** From now on the most that a process keeps is counted anew: what it took to start is another matter. */
export function countMemoryAnew(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

/** The most that a process has kept in memory, in megabytes, as Linux counts it. */
export function mostResidentMb(pid: number): number {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  if (kilobytes === undefined) throw new Error('The system does not say how much the process keeps.');
  return Math.round(Number(kilobytes) / 1_024);
}
