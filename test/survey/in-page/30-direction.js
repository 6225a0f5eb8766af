// Left-to-right runs in Arabic that are not isolated: they change places with what stands beside them.
{
  /** What is only heard has no sides; what people wrote is theirs. */
  const ISOLATED = 'bdi, bdo, code, pre, [dir="ltr"], .visually-hidden, :not(.letter) > .written';
  const LATIN = String.raw`A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f`;
  const RUN = new RegExp(String.raw`[${LATIN}](?:[${LATIN}0-9\s.,;:،/()+%&'’"«»_@#-]*[${LATIN}0-9])?`, 'g');
  const BEFORE_LATIN = new RegExp(String.raw`(?<![\w.-])\d[\d.,]*[\s/-]*[${LATIN}]+`, 'g');
  const PHONE = /\+\d[\d\s-]{5,}\d/g;
  const SPACED_NUMBER = /\d \d{3}(?!\d)/g;
  const NEGATIVE = /(?:^|\s)[-−]\d/g;

  survey.unisolatedRuns = ({ international }) => {
    const allowed = new Set(international);
    const found = new Set();
    for (const { text, holder } of survey.textsShown()) {
      if (holder.closest(ISOLATED) || isolatesItself(holder)) continue;
      const own = text.replaceAll(/[\u2066-\u2068][^\u2069]*\u2069/g, '\ufffc');
      for (const run of runsIn(own, allowed)) found.add(`“${run.trim()}” in ${survey.named(holder)}`);
    }
    for (const field of document.querySelectorAll('input')) if (runsBackwards(field)) found.add(`field ${field.name}`);
    return [...found];
  };

  /** Of its own direction as a whole: `dir="auto"` around nothing but this text, or a part in another language. */
  function isolatesItself(holder) {
    const turned = holder.closest('[dir="auto"], [lang]:not(html)');
    return turned !== null && getComputedStyle(turned).direction === 'ltr';
  }

  function runsIn(text, allowed) {
    const words = (text.match(RUN) ?? []).filter((run) => !allowed.has(run.trim()));
    return [...words, ...[BEFORE_LATIN, PHONE, SPACED_NUMBER, NEGATIVE].flatMap((shape) => text.match(shape) ?? [])];
  }

  /** Addresses, numbers and codes are typed from left to right. */
  function runsBackwards(field) {
    const isNumeric =
      ['email', 'tel', 'url', 'number', 'password'].includes(field.type) ||
      field.inputMode === 'numeric' ||
      field.inputMode === 'decimal';
    return isNumeric && survey.isSeen(field) && getComputedStyle(field).direction !== 'ltr';
  }
}
