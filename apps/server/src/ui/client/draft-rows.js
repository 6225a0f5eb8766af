// The rows of a table that is written, each with cells that are answers of their own: rows that others begin or take
// away come and go, and there is always an empty one to begin.
globalThis.minhaRows = class Rows {
  #answers = null;

  /** All answers of the page by their names. */
  constructor(answers) {
    this.#answers = answers;
  }

  /** Takes up the answers of what has come into the page. */
  adopt(element) {
    for (const block of element.querySelectorAll('[data-question]'))
      this.#answers.set(block.dataset.question, new globalThis.minhaAnswer(block));
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

  hear({ rows = [], gone = [], numbers = {}, version }) {
    for (const row of rows) this.#add(row);
    for (const id of gone) if (this.#element(id)) this.#element(id).dataset.gone = version;
    this.settle();
    for (const [id, number] of Object.entries(numbers)) {
      const place = this.#element(id)?.querySelector('.budget-number');
      if (place) place.textContent = number;
    }
  }

  /** What others took away leaves the page where nobody is writing in it. */
  settle() {
    for (const element of document.querySelectorAll('[data-row][data-gone]')) {
      const isBusy = this.#in(element).some(([, { isUnsent, contest }]) => isUnsent || contest);
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

  /** What was typed into a row that is not here any more goes into the empty row of the same place. */
  restoreElsewhere(records) {
    let found = 0;
    for (const [name, was] of Object.entries(records)) {
      const [id, column] = name.split('.');
      if (this.#answers.has(name) || column === 'heading' || (was.pairs === was.known && was.sent === null)) continue;
      const heading = new URLSearchParams(records[`${id}.heading`]?.pairs).get(`${id}.heading`) ?? 'sources';
      const fresh = document.querySelector(`#rows-${heading} > [data-new]`);
      const answer = fresh && this.#answers.get(`${fresh.dataset.row}.${column}`);
      if (!answer) continue;
      answer.fill(was.pairs.replaceAll(`${id}.`, `${fresh.dataset.row}.`));
      found += 1;
    }
    return found;
  }

  #add({ row, into, html }) {
    const list = document.getElementById(into);
    const known = this.#element(row);
    if (known) delete known.dataset.gone;
    if (!list || known) return;
    const place = document.createElement('template');
    place.innerHTML = html;
    const element = place.content.firstElementChild;
    const empty = list.querySelector(':scope > [data-new]');
    const isNew = 'new' in element.dataset;
    list.insertBefore(element, isNew ? null : empty);
    if (isNew) empty?.removeAttribute('data-new');
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
