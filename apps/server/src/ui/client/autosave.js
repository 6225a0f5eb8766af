// Keeps a draft while it is written. The page's own button saves as well: this only saves sooner.
// The server answers 204, or JSON: `saved` (the words to show), `version` (put into the form's field of that name),
// and, when it refuses, `message` (why, in the reader's words).
const QUIET = 1000;
const LONGEST_WAIT = 2000;
const FIRST_RETRY = 3000;
const LONGEST_RETRY = 60_000;
// How long the page's own button waits for a draft that is on its way.
const LONGEST_HOLD = 5000;

class Autosave extends HTMLElement {
  #form = null;
  #timer = 0;
  #dirtySince = 0;
  /** Settles when the draft that is on its way has been answered, whatever the answer. */
  #saving = null;
  /** The page's button was pressed while a draft was on its way. */
  #isHeld = false;
  #retry = FIRST_RETRY;
  #ends = new AbortController();

  connectedCallback() {
    this.#form = document.getElementById(this.getAttribute('form'));
    if (!this.#form) return;
    const { signal } = this.#ends;
    this.#form.addEventListener('input', () => this.#changed(), { signal });
    this.#form.addEventListener('change', () => this.#changed(), { signal });
    this.#form.addEventListener('submit', (event) => this.#sent(event), { signal });
    document.addEventListener('visibilitychange', () => document.hidden && this.#saveNow(true), { signal });
    window.addEventListener('online', () => this.#saveNow(false), { signal });
  }

  disconnectedCallback() {
    this.#ends.abort();
  }

  #changed() {
    this.#dirtySince ||= Date.now();
    const wait = Math.max(0, Math.min(QUIET, this.#dirtySince + LONGEST_WAIT - Date.now()));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#saveNow(false), wait);
  }

  /**
   * The form itself is sent: no draft must arrive after it. One that is on its way is waited for, because its version is
   * the one to build on; without it the server would take the writer's own draft for somebody else's.
   */
  #sent(event) {
    clearTimeout(this.#timer);
    this.#dirtySince = 0;
    if (!this.#saving) return;
    event.preventDefault();
    event.stopPropagation();
    if (this.#isHeld) return;
    this.#isHeld = true;
    const send = () => this.#isHeld && this.#send(event.submitter);
    this.#saving.finally(send);
    setTimeout(send, LONGEST_HOLD);
  }

  #send(submitter) {
    this.#saving = null;
    this.#isHeld = false;
    this.#form.requestSubmit(submitter);
  }

  #saveNow(leaving) {
    if (!this.#dirtySince || (this.#saving && !leaving)) return;
    clearTimeout(this.#timer);
    const since = this.#dirtySince;
    this.#dirtySince = 0;
    this.#say(this.dataset.saving);
    const saving = this.#post(leaving)
      .then((answer) => this.#took(answer))
      .catch((refused) => this.#failed(since, refused))
      .finally(() => this.#saved(saving));
    this.#saving = saving;
  }

  #saved(saving) {
    if (this.#saving === saving) this.#saving = null;
    if (this.#dirtySince && this.#retry === FIRST_RETRY) this.#changed();
  }

  async #post(leaving) {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(this.#form)) if (typeof value === 'string') body.append(name, value);
    const headers = { accept: 'application/json', 'x-requested-with': 'autosave' };
    const answer = await fetch(this.dataset.url, { method: 'POST', body, headers, keepalive: leaving });
    if (answer.ok) this.#form.dispatchEvent(new CustomEvent('taken', { detail: body }));
    return answer;
  }

  async #took(answer) {
    const told = answer.headers.get('content-type')?.includes('json') ? await answer.json() : {};
    if (!answer.ok) throw Object.assign(new Error('The draft was refused.'), { words: told.message });
    const version = this.#form.elements.namedItem('version');
    if (version && told.version !== undefined) version.value = told.version;
    this.#retry = FIRST_RETRY;
    this.#say(told.saved ?? this.dataset.saved.replace('{time}', this.#now()));
  }

  #failed(since, refused) {
    this.#dirtySince ||= since;
    this.#say(refused.words ?? this.dataset.failed, true);
    this.#timer = setTimeout(() => this.#saveNow(false), this.#retry);
    this.#retry = Math.min(this.#retry * 2, LONGEST_RETRY);
  }

  #say(words, failed = false) {
    const line = this.querySelector('.saved');
    line.textContent = words;
    line.classList.toggle('saved-failed', failed);
  }

  #now() {
    const zone = { timeZone: this.dataset.zone, hour: '2-digit', minute: '2-digit' };
    const time = new Intl.DateTimeFormat('en-GB', zone).format(new Date());
    return this.dataset.lang === 'fr' ? time.replace(/^0/, '').replace(':', '\u00a0h\u00a0') : time;
  }
}

customElements.define('minha-autosave', Autosave);
