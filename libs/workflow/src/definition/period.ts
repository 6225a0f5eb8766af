const ISO_8601 = /^P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/;
const WORKING_DAYS = /^P\d+WD$/;

/** Whether a text is a length of time as the calendar understands it: ISO 8601, or `P5WD` for five working days. */
export function isPeriod(text: string): boolean {
  return (ISO_8601.test(text) || WORKING_DAYS.test(text)) && /[1-9]/.test(text);
}
