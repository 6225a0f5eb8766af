// One question of a form page while it is written.
/** The element that the server wrote. */
globalThis.minhaFragment = (html) => {
  const place = document.createElement('template');
  place.innerHTML = html;
  return place.content.firstElementChild;
};

/** One question of the page: what its fields hold, and what of it the server has acknowledged. */
globalThis.minhaAnswer = class Answer {
  /** Sent and not yet acknowledged. It is sent again as it was, so that the server knows it for the same. */
  sent = null;
  contest = null;
  /** As somebody else left it, to be shown when nobody is writing in it. */
  waiting = null;
  /** Typed by the same person in other tabs, and not sent: each goes when what stands here has been acknowledged. */
  later = [];

  constructor(block) {
    this.put(block);
  }

  put(block) {
    this.block = block;
    this.known = this.pairs;
    this.sent = this.contest = this.waiting = null;
    /** The server has it, but a page that was kept on this device may be older. */
    this.isAcknowledged = false;
  }

  get seen() {
    return this.block.querySelector('input[name^="seen."]');
  }

  get pairs() {
    const pairs = new URLSearchParams();
    for (const field of this.#fields())
      if (!['checkbox', 'radio'].includes(field.type) || field.checked) pairs.append(field.name, field.value);
    return pairs.toString();
  }

  get isUnsent() {
    return this.sent !== null || this.pairs !== this.known;
  }

  /** Something of it may be on this device alone. */
  get isOpen() {
    return this.isUnsent || this.later.length > 0;
  }

  fill(text) {
    const pairs = new URLSearchParams(text);
    for (const field of this.#fields()) {
      if (['checkbox', 'radio'].includes(field.type)) field.checked = pairs.getAll(field.name).includes(field.value);
      else field.value = pairs.get(field.name) ?? '';
    }
    // A line that this page does not show is sent all the same.
    const shown = new Set([...this.#fields()].map(({ name }) => name));
    for (const [name, value] of pairs) {
      if (shown.has(name)) continue;
      const field = Object.assign(document.createElement('input'), { type: 'hidden', name, value });
      this.block.append(field);
    }
    this.#tellFilled();
  }

  *#fields() {
    for (const field of this.block.querySelectorAll('input, textarea, select'))
      if (field.name && field.type !== 'file' && field !== this.seen) yield field;
  }

  /** Whether it is kept on this device: not where the server's own page says it all. */
  get isKept() {
    return this.isOpen || this.isAcknowledged;
  }

  get record() {
    const { pairs, known, sent, later } = this;
    return { pairs, known, sent, seen: this.seen.value, later };
  }

  /** As it was left. Says whether there is something to be sent. */
  restore({ later = [], ...record }) {
    const found = [record, ...later].map((one) => this.#restore(one));
    return found.includes(true);
  }

  /**
   * What had been acknowledged counts only against an older page, one that was shown without network. What was typed
   * here or elsewhere and is not sent yet is not written over.
   */
  #restore(record) {
    const { pairs, known, sent, seen } = record;
    if (pairs === this.pairs) return false;
    const shown = this.known;
    const isNewer = Number(seen) > Number(this.seen.value);
    const isSent = pairs === known && sent === null;
    if (this.isUnsent) {
      const isNew = !isSent && this.later.every((one) => one.pairs !== pairs);
      if (isNew) this.later.push(record);
      return isNew;
    }
    if (pairs === shown || (!isNewer && isSent)) return false;
    this.fill(pairs);
    if (isNewer) Object.assign(this, { known, sent, isAcknowledged: true });
    // What is shown was sent from here and its answer lost, or was seen here before: it may be replaced.
    if (isNewer || (shown !== known && shown !== sent)) this.seen.value = seen;
    return this.isUnsent;
  }

  /** As it was left, in a place that was made for it. */
  resume({ pairs, known, sent, seen, later = [] }) {
    this.fill(pairs);
    Object.assign(this, { known, sent, later, isAcknowledged: true });
    this.seen.value = seen;
  }

  /** What was typed in another tab is sent as it would have been from there: what it differs from is shown beside it. */
  advance() {
    if (this.isUnsent || this.contest) return;
    const next = this.later.shift();
    if (!next) return;
    this.fill(next.pairs);
    Object.assign(this, { known: next.known, sent: next.sent });
    this.seen.value = next.seen;
  }

  replace(html) {
    const block = globalThis.minhaFragment(html);
    this.block.replaceWith(block);
    this.put(block);
    this.#tellFilled();
  }

  /** Totals follow also what nobody types here. */
  #tellFilled() {
    this.block.dispatchEvent(new Event('filled', { bubbles: true }));
  }

  /** Somebody else changed it meanwhile: theirs is shown under it, to be chosen from. */
  contestWith(block, html) {
    const panel = globalThis.minhaFragment(html).querySelector('.other-version');
    this.#panel?.remove();
    this.block.append(panel);
    this.contest = { block, version: panel.dataset.version };
    this.waiting = null;
  }

  choose(choice) {
    if (choice === 'theirs') this.replace(this.contest.block);
    else {
      const theirs = this.#panel.querySelector('.written')?.textContent ?? '';
      const field = this.#first;
      // A field of one line has no place for a line between the two.
      const between = field instanceof HTMLTextAreaElement ? '\n\n' : ' / ';
      if (choice === 'both' && theirs) field.value = [field.value, theirs].filter((text) => text.trim()).join(between);
      this.insist();
    }
    this.#first?.focus();
  }

  /** What stands here is sent, though somebody else left it otherwise. */
  insist() {
    this.seen.value = this.contest.version;
    this.contest = null;
    this.#panel.remove();
  }

  get #panel() {
    return this.block.querySelector('.other-version');
  }

  get #first() {
    return this.block.querySelector('textarea, select, input:not([type="hidden"])');
  }
};
