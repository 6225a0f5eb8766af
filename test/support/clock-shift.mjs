// @ts-check
/**
 * Sets this process's clock wrong, as it is on a machine whose clock was never set: whoever asks what time it is hears
 * another hour. What only measures how long something takes stays right, as it does on such a machine.
 * @param {number} milliseconds
 */
export function shiftClock(milliseconds) {
  const RealDate = Date;
  class ShiftedDate extends RealDate {
    /** @param {any[]} given */
    constructor(...given) {
      // A date without arguments is the present one.
      if (given.length === 0) super(RealDate.now() + milliseconds);
      else super(.../** @type {[number]} */ (given));
    }

    /** @override */
    static now() {
      return RealDate.now() + milliseconds;
    }
  }
  globalThis.Date = /** @type {DateConstructor} */ (ShiftedDate);
  Object.defineProperty(performance, 'timeOrigin', { value: performance.timeOrigin + milliseconds });
}
