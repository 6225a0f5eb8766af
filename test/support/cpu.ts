import { readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second, whatever the machine. */
const TICK_MS = 10;

/** How much computing a process has done so far; 0 where the system does not tell. */
export function cpuMsOf(pid: number): number {
  try {
    // After the command in parentheses, which may hold spaces, the 12th and 13th field are user and system time (proc(5)).
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return 0;
  }
}
