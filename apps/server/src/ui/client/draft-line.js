// The line beside the heading of a form page: whether it is saved, who else is there, and what must not be missed.
globalThis.minhaDraftLine = class DraftLine {
  #act = null;

  constructor(element) {
    this.element = element;
    this.#part('.draft-note').addEventListener('click', () => this.#act?.());
  }

  say(words, failed = false) {
    const line = this.#part('.saved');
    if (line.textContent !== words) line.textContent = words;
    line.classList.toggle('saved-failed', failed);
  }

  /** A sentence that stays until the next one; pressing it does something where there is something to be done. */
  note(words, act = null) {
    const note = this.#part('.draft-note');
    note.hidden = !words;
    note.textContent = words;
    this.#act = act;
  }

  announce(words) {
    this.say(words);
    this.note(words);
  }

  showNeighbours(html) {
    const place = this.#part('.neighbours-place');
    if (place.innerHTML !== html) place.innerHTML = html;
  }

  get savedNow() {
    const { saved, zone, lang } = this.element.dataset;
    const hour = { timeZone: zone, hour: '2-digit', minute: '2-digit' };
    const time = new Intl.DateTimeFormat('en-GB', hour).format(new Date());
    return saved.replace('{time}', lang === 'fr' ? time.replace(/^0/, '').replace(':', '\u00a0h\u00a0') : time);
  }

  #part(selector) {
    return this.element.querySelector(selector);
  }
};
