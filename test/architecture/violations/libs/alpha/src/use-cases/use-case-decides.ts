import { remind } from '../jobs/remind.js';

export const asked = remind;
