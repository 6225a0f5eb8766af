// @ts-check
import { shiftClock } from './clock-shift.mjs';

shiftClock(3_600_000);
