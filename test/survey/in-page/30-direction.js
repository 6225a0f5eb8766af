// Left-to-right runs in Arabic that are not isolated: they change places with what stands beside them.
{
  /** What is only heard has no sides; what people wrote is theirs. */
  const ISOLATED = 'bdi, bdo, code, pre, [dir="ltr"], .visually-hidden, :not(.letter) > .written';
  const LATIN = String.raw`A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f`;
  const RUN = new RegExp(String.raw`[${LATIN}](?:[${LATIN}0-9\s.,;:،/()+%&'’"«»_@#-]*[${LATIN}0-9])?`, 'g');
  const BEFORE_LATIN = new RegExp(String.raw`(?<![\w.-])\d[\d.,]*[\s/-]*[${LATIN}]+`, 'g');
  const PHONE = /\+\d[\d\s-]{5,}\d/g;
  const SPACED_NUMBER = /\d \d{3}(?!\d)/g;
  const ISO_DATE = /\d{4}-\d\d-\d\d/g;
  /** Marks of isolation around something without such marks. */
  const ISOLATE = /[\u2066-\u2068]([^\u2066-\u2069]*)\u2069/g;
  const ARABIC = /[\u0600-\u06ff]/;
  const NEGATIVE = /(?:^|\s)[-−]\d/g;

  survey.unisolatedRuns = ({ international }) => {
    const allowed = new Set(international);
    const found = new Set();
    for (const { text, holder } of survey.textsShown()) {
      if (holder.closest(ISOLATED) || isolatesItself(holder)) continue;
      for (const run of stretches(text).flatMap((own) => runsIn(own, allowed)))
        found.add(`“${run.trim()}” in ${survey.named(holder)}`);
    }
    for (const field of document.querySelectorAll('input')) if (runsBackwards(field)) found.add(`field ${field.name}`);
    return [...found];
  };

  /** Of its own direction as a whole: `dir="auto"` around nothing but this text, or a part in another language. */
  function isolatesItself(holder) {
    const turned = holder.closest('[dir="auto"], [lang]:not(html)');
    return turned !== null && getComputedStyle(turned).direction === 'ltr';
  }

  /** A text without what it isolates; and of that, what runs from right to left itself. */
  function stretches(text) {
    const inner = [];
    const mark = (_all, isolated) => {
      if (ARABIC.test(isolated)) inner.push(isolated);
      return '\ufffc';
    };
    let own = text;
    while (own.search(ISOLATE) >= 0) own = own.replaceAll(ISOLATE, mark);
    return [own, ...inner];
  }

  function runsIn(text, allowed) {
    const words = (text.match(RUN) ?? []).filter((run) => !allowed.has(run.trim()));
    return [
      ...words,
      ...[BEFORE_LATIN, PHONE, SPACED_NUMBER, NEGATIVE, ISO_DATE].flatMap((shape) => text.match(shape) ?? []),
    ];
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
