// What happens while somebody goes through a page with the Tab key.
{
  const STOPS =
    'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex="0"]';
  const BLOCKS = 'nav, form, fieldset, ul, ol, dl, tr, p, section, header, footer, .actions, .masthead-bar';
  const SAME_LINE = 6;
  let stops = [];
  let visits = [];
  let seen = new Set();

  survey.keys = {
    /** Finds everything that has to be reached, and begins to watch. */
    begin() {
      stops = oneOfEachGroup([...document.querySelectorAll(STOPS)].filter(isReachable));
      beforeEverything();
      this.turn();
      removeEventListener('keydown', watch, true);
      addEventListener('keydown', watch, true);
      return stops.length;
    },
    /** Forgets what was visited: the other direction begins. */
    turn() {
      visits = [];
      seen = new Set();
    },
    isThrough: () => stops.every((stop) => seen.has(stop)) || document.activeElement === document.body,
    result(direction) {
      note();
      const order = direction === 'forwards' ? stops : stops.toReversed();
      const visited = visits.map(({ element }) => element).filter((element) => stops.includes(element));
      return [
        ...stops.filter((stop) => !seen.has(stop)).map((stop) => `is not reached: ${survey.named(stop)}`),
        ...inOrder(visited, order).map((stop) => `comes out of order: ${survey.named(stop)}`),
        ...visits.flatMap(({ element, faults }) => faults.map((fault) => `${fault}: ${survey.named(element)}`)),
        ...(direction === 'forwards' ? jumps(visited) : []),
      ];
    },
  };

  /** A page that was refused begins at what it says about that: here every page is gone through from its first word. */
  function beforeEverything() {
    const start = document.createElement('span');
    start.tabIndex = -1;
    document.body.prepend(start);
    start.focus();
    start.remove();
    scrollTo(0, 0);
  }

  /** Before the key moves on, what it leaves is looked at: by now it has been scrolled to. */
  function watch(event) {
    if (event.key === 'Tab') note();
  }

  function note() {
    const element = document.activeElement;
    if (!element || element === document.body || element === visits.at(-1)?.element) return;
    // Beyond the last stop the browser begins again.
    if (stops.every((stop) => seen.has(stop))) return;
    const isFirst = !seen.has(element);
    seen.add(element);
    if (isFirst) visits.push({ element, faults: faultsOf(element) });
  }

  function isReachable(element) {
    if (element.closest('[inert]') || (element instanceof HTMLInputElement && element.type === 'hidden')) return false;
    return element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true });
  }

  /** Of radio buttons with one name the browser visits one only. */
  function oneOfEachGroup(all) {
    const isRadio = (element) => element instanceof HTMLInputElement && element.type === 'radio';
    return all.filter((element) => {
      if (!isRadio(element)) return true;
      const group = all.filter((other) => isRadio(other) && other.name === element.name && other.form === element.form);
      return element === (group.find((other) => other.checked) ?? group[0]);
    });
  }

  function inOrder(visited, order) {
    const places = visited.map((element) => order.indexOf(element));
    return visited.filter((_element, at) => at > 0 && places[at] < places[at - 1]);
  }

  function faultsOf(element) {
    const ring = ringOf(element);
    return [
      ...(ring === null ? ['has no focus to be seen'] : []),
      ...(ring !== null && ring.contrast < 3 ? [`its focus has ${ring.contrast.toFixed(1)}:1`] : []),
      ...(isCovered(element) ? ['is covered while it has the focus'] : []),
    ];
  }

  /** The ring is on the element, or on what stands for it where the element itself is invisible. */
  function ringOf(element) {
    for (const shown of [element, element.nextElementSibling, element.parentElement]) {
      if (!shown) continue;
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(shown);
      if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2) continue;
      return { contrast: survey.contrast(outlineColor, survey.background(shown.parentElement)) };
    }
    return null;
  }

  /** Some part of it must lie in front, inside the window. */
  function isCovered(element) {
    const [box] = element.getClientRects();
    if (!box) return true;
    const { clientWidth, clientHeight } = document.documentElement;
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, clientWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, clientHeight)];
    const across = [0.5, 0.15, 0.85].map((part) => left + (right - left) * part);
    const down = [0.5, 0.2, 0.8].map((part) => top + (bottom - top) * part);
    const points = across.flatMap((x) => down.map((y) => document.elementFromPoint(x, y)));
    return !points.some(
      (seenThere) =>
        seenThere && (element.contains(seenThere) || seenThere.contains(element) || isLabel(seenThere, element)),
    );
  }

  function isLabel(top, element) {
    return [...(element.labels ?? [])].some((label) => label.contains(top));
  }

  /** Inside one block the focus goes with the lines: never up, and along a line in the direction of reading. */
  function jumps(visited) {
    const forwards = getComputedStyle(document.documentElement).direction === 'rtl' ? -1 : 1;
    return visited.flatMap((element, at) => {
      const before = visited[at - 1];
      if (!before || before.closest(BLOCKS) !== element.closest(BLOCKS)) return [];
      const [one, other] = [before.getBoundingClientRect(), element.getBoundingClientRect()];
      const along = (other.left + other.width / 2 - one.left - one.width / 2) * forwards;
      const isUp = other.bottom <= one.top && along < 0;
      const isBack = Math.abs(other.top - one.top) < SAME_LINE && along < -1;
      return isUp || isBack ? [`is read before what has the focus first: ${survey.named(element)}`] : [];
    });
  }
}
