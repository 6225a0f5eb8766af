// The rows of a table that is written, each with cells that are answers of their own: rows that others begin or take
// away come and go, and there is always an empty one to begin, with a network or without.
globalThis.minhaRows = class Rows {
  #answers = null;
  /** What an empty row is made from, by the list that it belongs into. */
  #blanks = new Map();

  /** All answers of the page by their names. */
  constructor(answers) {
    this.#answers = answers;
  }

  /** Takes up the answers of what has come into the page. */
  adopt(element) {
    for (const row of element.querySelectorAll('[data-row][data-new]'))
      this.#blanks.set(row.parentElement.id, { id: row.dataset.row, html: row.outerHTML });
    for (const block of element.querySelectorAll('[data-question]'))
      this.#answers.set(block.dataset.question, new globalThis.minhaAnswer(block));
  }

  /** Where the empty row was begun there is another one: as many as one likes. */
  begin() {
    for (const row of document.querySelectorAll('[data-row][data-new]')) {
      if (!this.#in(row).some(([, { isUnsent }]) => isUnsent)) continue;
      row.removeAttribute('data-new');
      row.after(this.#blank(row.parentElement, newId(row.dataset.row)));
      this.adopt(row.nextElementSibling);
    }
  }

  /** With whatever goes of a row goes the place where the row belongs. */
  with(going) {
    const all = new Map(going);
    for (const [, { block }] of going) {
      const place = this.#placeOf(rowOf(block)?.dataset.row);
      if (place) all.set(...place);
    }
    return [...all];
  }

  /**
   * What is kept on the device; null where there is nothing to be kept. With whatever is kept of a row all of it is kept:
   * it may be gone from the page when it is opened again.
   */
  get records() {
    const all = new Map([...this.#answers].filter(([, { isKept }]) => isKept));
    if (all.size === 0) return null;
    for (const row of new Set([...all.values()].map(({ block }) => rowOf(block))))
      if (row) for (const [name, answer] of this.#in(row)) all.set(name, answer);
    return Object.fromEntries([...all].map(([name, { record }]) => [name, record]));
  }

  /** Puts back what was left on the device. Says whether there is something to be sent. */
  restore(records) {
    const found = Object.entries(records).map(([name, record]) => this.#answers.get(name)?.restore(record));
    this.begin();
    return this.#restoreMissing(records) > 0 || found.includes(true);
  }

  hear({ rows = [], gone = [], numbers = {}, version }) {
    for (const row of rows) this.#add(row);
    for (const id of gone) if (this.#element(id)) this.#element(id).dataset.gone = version;
    this.settle();
    for (const [id, number] of Object.entries(numbers)) {
      const place = this.#element(id)?.querySelector('.budget-number');
      if (place) place.textContent = number;
    }
  }

  /** Where nobody is writing appears what others wrote, and leaves the page what they took away. */
  settle() {
    for (const answer of this.#answers.values()) {
      if (answer.isUnsent || answer.block.contains(document.activeElement)) continue;
      if (answer.waiting) answer.replace(answer.waiting);
      answer.advance();
    }
    for (const element of document.querySelectorAll('[data-row][data-gone]')) {
      const isBusy = this.#in(element).some(([, { isOpen, contest }]) => isOpen || contest);
      if (!isBusy && !element.contains(document.activeElement)) this.#drop(element);
    }
  }

  /** Of a row that somebody else took away, either it goes with the choice, or all of it is sent again. */
  choose(answer, choice) {
    const gone = answer.block.closest('[data-row][data-gone]');
    answer.choose(choice);
    if (gone && choice === 'theirs') this.#drop(gone);
    else if (gone) this.#revive(gone);
  }

  /**
   * Rows that the page does not have come back as they were left, each under its own name: those that were begun here and
   * not sent, and those that somebody else took away meanwhile. Says how many.
   */
  #restoreMissing(records) {
    let found = 0;
    for (const id of new Set(Object.keys(records).map((name) => name.split('.')[0]))) {
      const cells = Object.entries(records).filter(([name]) => name.startsWith(`${id}.`));
      const list = this.#element(id) ? null : this.#listOf(id, records);
      if (!list || !cells.some(([, record]) => isOpen(record, list))) continue;
      const row = this.#blank(list, id);
      row.removeAttribute('data-new');
      list.querySelector(':scope > [data-new]').before(row);
      this.adopt(row);
      for (const [name, record] of cells) this.#answers.get(name)?.resume(record);
      found += 1;
    }
    return found;
  }

  /** Where a row belongs; what the page has no place for any more is shown in the first one of its kind. */
  #listOf(id, records) {
    const heading = new URLSearchParams(records[`${id}.heading`]?.pairs).get(`${id}.heading`) ?? 'sources';
    const own = this.#blanks.has(`rows-${heading}`) ? `rows-${heading}` : null;
    const alike = [...this.#blanks].find(([, blank]) => blank.id[0] === id[0]);
    return document.getElementById(own ?? alike?.[0]);
  }

  #blank(list, id) {
    const blank = this.#blanks.get(list.id);
    const row = globalThis.minhaFragment(blank.html.replaceAll(blank.id, id));
    for (const seen of row.querySelectorAll('input[name^="seen."]')) seen.value = versionOf(list);
    return row;
  }

  #add({ row, into, html }) {
    const list = document.getElementById(into);
    const known = this.#element(row);
    if (known) delete known.dataset.gone;
    if (!list || known) return;
    const element = globalThis.minhaFragment(html);
    list.insertBefore(element, list.querySelector(':scope > [data-new]'));
    this.adopt(element);
    list.dispatchEvent(new Event('filled', { bubbles: true }));
  }

  #drop(element) {
    for (const [name] of this.#in(element)) this.#answers.delete(name);
    const list = element.parentElement;
    element.remove();
    list.dispatchEvent(new Event('filled', { bubbles: true }));
  }

  #revive(element) {
    for (const [, answer] of this.#in(element)) {
      if (answer.contest) answer.insist();
      answer.seen.value = element.dataset.gone;
      answer.known = '';
    }
    delete element.dataset.gone;
  }

  #element(id) {
    return document.querySelector(`[data-row="${id}"]`);
  }

  #in(element) {
    return [...this.#answers].filter(([, { block }]) => element.contains(block));
  }

  #placeOf(row) {
    const name = `${row}.heading`;
    return this.#answers.has(name) ? [name, this.#answers.get(name)] : null;
  }
};

const rowOf = (block) => block.closest('[data-row]');

const versionOf = (list) => list.closest('form').elements.version.value;

/** Not acknowledged, or by a later version than the page that is shown. */
const isOpen = ({ pairs, known, sent, seen }, list) =>
  pairs !== known || sent !== null || Number(seen) > Number(versionOf(list));

/** Nine digits, so that it is nobody else's; the server's own names have six. */
const newId = ([kind]) => kind + (100_000_000 + (crypto.getRandomValues(new Uint32Array(1))[0] % 800_000_000));
