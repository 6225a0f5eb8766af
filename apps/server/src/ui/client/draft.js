// Keeps every answer of a form page while it is written, each by itself. The page's own buttons save as well; this saves
// sooner, keeps what cannot be sent on this device, and shows what others write meanwhile.
const QUIET = 700;
const LONGEST_WAIT = 1500;
const KEEP_AFTER = 200;
const FIRST_RETRY = 2000;
const LONGEST_RETRY = 30_000;
const LOOK_EVERY = 15_000;
// Whoever has not touched the page for so long is not there: the session may end.
const AWAY_AFTER = 5 * 60_000;

class Draft extends HTMLElement {
  #form = null;
  #line = null;
  #answers = new Map();
  #rows = new globalThis.minhaRows(this.#answers);
  #kept = null;
  #timers = {};
  #dirtySince = 0;
  #sending = null;
  #retry = FIRST_RETRY;
  #touched = Date.now();
  #isEnded = false;
  #isLeaving = false;

  async connectedCallback() {
    this.#form = document.getElementById(this.getAttribute('form'));
    if (!this.#form || this.#answers.size > 0) return;
    this.#line = new globalThis.minhaDraftLine(this);
    this.#rows.adopt(this.#form);
    for (const kind of ['input', 'change']) this.#form.addEventListener(kind, () => this.#typed());
    this.#form.addEventListener('submit', (event) => this.#submitted(event));
    this.#form.addEventListener('focusout', () => setTimeout(() => this.#showWaiting()));
    document.addEventListener('submit', (event) => this.#signingOut(event), true);
    document.addEventListener('visibilitychange', () => (document.hidden ? this.#keepNow() : this.#look()));
    document.addEventListener('visibilitychange', () => this.#save());
    window.addEventListener('pagehide', () => this.#keepNow());
    window.addEventListener('online', () => this.#save());
    window.addEventListener('beforeunload', (event) => this.#unloading(event));
    for (const kind of ['keydown', 'pointerdown']) addEventListener(kind, () => (this.#touched = Date.now()));
    await this.#restore().catch(() => undefined);
    void this.#look();
    if (this.#kept) globalThis.minhaStayReachable().catch(() => undefined);
  }

  // ---- on this device ----

  async #restore() {
    const { owner, key } = this.dataset;
    if (!globalThis.crypto?.subtle || !globalThis.indexedDB) return;
    this.#kept = await globalThis.minhaKept.open(owner, key, location.pathname);
    await this.#takeOver();
  }

  /** What was typed on this page in tabs that are gone is written on here. */
  async #takeOver() {
    await this.#kept?.takeOver(async ({ answers }) => {
      if (this.#rows.restore(answers)) {
        this.#line.announce(this.dataset.restored);
        this.#changed();
      }
      await this.#keepNow();
      if (!this.#kept) throw new Error('The device keeps nothing.');
    });
  }

  #keepSoon() {
    this.#timers.keep ??= setTimeout(() => this.#keepNow(), KEEP_AFTER);
  }

  async #keepNow() {
    clearTimeout(this.#timers.keep);
    this.#timers.keep = undefined;
    if (!this.#kept) return;
    const { records: answers } = this.#rows;
    const written = answers ? this.#kept.write({ answers }, { isUnsent: this.#isUnsent }) : this.#kept.forget();
    await written.catch(() => (this.#kept = null));
  }

  // ---- to the server ----

  get #isUnsent() {
    return [...this.#answers.values()].some(({ isOpen }) => isOpen);
  }

  #typed() {
    this.#touched = Date.now();
    if (!this.#isUnsent) return;
    this.#rows.begin();
    this.#keepSoon();
    this.#changed();
  }

  #changed() {
    this.#dirtySince ||= Date.now();
    if (this.#sending || this.#retry > FIRST_RETRY || this.#isEnded || this.#going.length === 0) return;
    this.#line.say(this.dataset.saving);
    this.#saveIn(Math.max(0, Math.min(QUIET, this.#dirtySince + LONGEST_WAIT - Date.now())));
  }

  #saveIn(wait) {
    clearTimeout(this.#timers.save);
    this.#timers.save = setTimeout(() => this.#save(), wait);
  }

  /** Sends every answer that has not been acknowledged, one request at a time; says whether the server took it. */
  #save() {
    clearTimeout(this.#timers.save);
    if (this.#isEnded) return Promise.resolve(false);
    this.#sending ??= this.#send().finally(() => {
      this.#sending = null;
      if (this.#going.length > 0) this.#changed();
    });
    return this.#sending;
  }

  get #going() {
    return this.#rows.with([...this.#answers].filter(([, answer]) => answer.isUnsent && !answer.contest));
  }

  async #send() {
    const going = this.#going;
    this.#dirtySince = 0;
    if (going.length === 0) return true;
    this.#line.say(this.dataset.saving);
    for (const [, answer] of going) answer.sent ??= answer.pairs;
    const isTaken = await this.#post(going).then(
      (told) => this.#took(going, told),
      (error) => this.#failed(error),
    );
    this.#keepSoon();
    return isTaken;
  }

  /** Until nothing is left that can be sent. */
  async #saveAll() {
    this.#retry = FIRST_RETRY;
    for (;;) {
      for (const answer of this.#answers.values()) answer.advance();
      if (this.#going.length === 0 || !(await this.#save())) return;
    }
  }

  #post(going) {
    return globalThis.minhaSend(this.dataset.url, this.#form, going);
  }

  #took(going, told) {
    const others = new Map(told.answers.map(({ question, is }) => [question, is]));
    for (const [question, answer] of going) {
      if (others.get(question) !== 'contested') answer.known = answer.sent;
      if (!others.has(question)) {
        answer.seen.value = told.version;
        answer.isAcknowledged = true;
        answer.waiting = null;
      }
      answer.sent = null;
    }
    this.#form.elements.version.value = told.version;
    this.#retry = FIRST_RETRY;
    this.#hear(told);
    if (told.message) this.#line.say(told.message, true);
    else if (told.saved && !this.#hasContest) this.#line.say(told.saved);
    return true;
  }

  get #hasContest() {
    return [...this.#answers.values()].some(({ contest }) => contest);
  }

  #failed({ answer }) {
    const status = answer?.status ?? 0;
    if (answer?.type === 'opaqueredirect' || status === 401 || status === 403) return this.#ended();
    const isRefused = status >= 400 && status < 500 && status !== 408 && status !== 429;
    const { dataset } = this;
    if (isRefused) this.#line.say(dataset.refused, true);
    else if (!this.#kept) this.#line.say(dataset.failed, true);
    else this.#line.say(status ? dataset.keptBusy : dataset.keptOffline, true);
    this.#saveIn(this.#retry * (0.75 + Math.random() / 2));
    this.#retry = Math.min(this.#retry * 2, LONGEST_RETRY);
    return false;
  }

  // ---- others ----

  async #look() {
    clearTimeout(this.#timers.look);
    await this.#takeOver().catch(() => undefined);
    const isHere = !document.hidden && !this.#isEnded && Date.now() - this.#touched < AWAY_AFTER;
    if (isHere && !this.#sending && !this.#isUnsent)
      await this.#post([]).then(
        (told) => {
          if (this.#sending) return;
          this.#form.elements.version.value = told.version;
          this.#hear(told);
        },
        () => undefined,
      );
    clearTimeout(this.#timers.look);
    this.#timers.look = setTimeout(() => this.#look(), LOOK_EVERY);
  }

  #hear(told) {
    this.#line.showNeighbours(told.neighbours);
    for (const { question, is, block, contest, version } of told.answers) {
      const answer = this.#answers.get(question);
      if (!answer) continue;
      if (is === 'contested') answer.contestWith(block, contest);
      else if (!answer.isUnsent && version > Number(answer.seen.value)) answer.waiting = block;
    }
    this.#rows.hear(told);
    this.#showWaiting();
  }

  /** What others wrote appears where nobody is writing. */
  #showWaiting() {
    this.#rows.settle();
    if (this.#going.length > 0) this.#changed();
  }

  #choose(choice, question) {
    this.#rows.choose(this.#answers.get(question), choice);
    this.#line.say(this.dataset.saving);
    void this.#saveAll().then(() => {
      if (!this.#isUnsent) this.#line.say(this.#line.savedNow);
    });
  }

  // ---- leaving ----

  async #submitted(event) {
    const { submitter } = event;
    const [choice, question] = (submitter?.value ?? '').split(':');
    if (this.#answers.get(question)?.contest && ['mine', 'theirs', 'both'].includes(choice)) {
      event.preventDefault();
      this.#choose(choice, question);
      return;
    }
    const isAllSent = !this.#isUnsent && !this.#sending;
    this.#isLeaving ||= isAllSent;
    if (this.#isLeaving) return;
    event.preventDefault();
    await this.#saveAll();
    if (this.#isUnsent) {
      this.querySelector('.saved').scrollIntoView({ block: 'nearest' });
      this.#form.querySelector('.other-version')?.focus();
      return;
    }
    this.#isLeaving = true;
    this.#form.requestSubmit(submitter);
  }

  /** Signing out clears this device: nothing may be on it alone. */
  async #signingOut(event) {
    const form = event.target;
    if (!form.matches('form[action="/sign-out"]') || (!this.#isUnsent && !this.#timers.keep)) return;
    event.preventDefault();
    event.stopPropagation();
    await this.#saveAll();
    await this.#keepNow();
    if (!this.#isUnsent) form.requestSubmit();
    else this.#line.note(this.dataset.signOut);
  }

  #unloading(event) {
    if (this.#isLeaving || this.#kept || !this.#isUnsent) return;
    event.preventDefault();
  }

  // ---- the session has ended ----

  #ended() {
    this.#line.say(this.dataset.ended, true);
    if (this.#isEnded) return false;
    this.#isEnded = true;
    const back = document.activeElement;
    const again = globalThis.minhaSignInAgain(this.dataset, (page) => this.#signedIn(page, back));
    again.addEventListener('put-off', () => this.#line.note(this.dataset.ended, () => again.open()));
    return false;
  }

  /** `page` is this page as it is given to whoever has signed in; only its own people get it. */
  #signedIn(page, back) {
    const own = page.querySelector(`minha-draft[data-owner="${this.dataset.owner}"]`);
    if (!own) return location.reload();
    this.#form.elements._csrf.value = page.querySelector('#' + this.#form.id).elements._csrf.value;
    for (const field of document.querySelectorAll('input[name="_csrf"]')) field.value = this.#form.elements._csrf.value;
    this.#isEnded = false;
    this.#retry = FIRST_RETRY;
    this.#line.note('');
    back?.focus();
    void this.#save();
  }
}

customElements.define('minha-draft', Draft);
