// Keeps what is written into a form that is no draft on the server, on this device, until the server has taken it. The
// server says so in a cookie with the mark that the form carried; a form that it did not take is found again.
const QUIET = 200;
const TEXTS = 'textarea, input[type="text"], input[type="email"], input[type="tel"]';
/** Hidden fields that say how the page was when it was opened, as hashes do. */
const OF_NOW = /^(?:_|version|seen|shown|draft)/;
const AN_ID = 36;

const marked = () => /(?:^|; )minha-taken=([\w-]+)/.exec(document.cookie)?.[1];

/** Before anything is put back, what was taken meanwhile is forgotten. */
const taken = (async () => {
  const mark = marked();
  if (!mark) return;
  await globalThis.minhaKept.forgetMarked(mark);
  document.cookie = 'minha-taken=; path=/; max-age=0';
})().catch(() => undefined);

const forms = new WeakSet();

class KeptText extends HTMLElement {
  #form = null;
  #kept = null;
  #timer = 0;
  #mark = null;
  /** What the server had in a field when its writer began, by the field's name. */
  #was = {};
  /** What was found and has no place in the form as it is now, each with the name of its field. */
  #others = [];
  #isLeaving = false;

  async connectedCallback() {
    const id = this.getAttribute('form');
    this.#form = id ? document.getElementById(id) : this.closest('form');
    if (!this.#form || forms.has(this.#form) || this.#isDraft) return;
    forms.add(this.#form);
    this.#form.addEventListener('input', () => this.#keepSoon());
    this.#form.addEventListener('taken', ({ detail }) => this.#took(detail));
    this.#form.addEventListener('submit', () => this.#sending());
    window.addEventListener('pagehide', () => this.#keepNow());
    window.addEventListener('beforeunload', (event) => this.#unloading(event));
    await taken;
    await this.#restore().catch(() => undefined);
  }

  get #isDraft() {
    return this.#form.id !== '' && document.querySelector(`minha-draft[form="${this.#form.id}"]`) !== null;
  }

  /** One form is the same again on another day: by its name, where it is sent to and what it is about. */
  get #place() {
    const about = [...new FormData(this.#form)].filter(
      ([name, value]) => this.#form.elements[name]?.type === 'hidden' && !OF_NOW.test(name) && value.length <= AN_ID,
    );
    return `${new URL(this.#form.action).pathname} ${this.#form.id} ${new URLSearchParams(about)}`;
  }

  get #fields() {
    return [...this.#form.querySelectorAll(TEXTS)].filter(({ name }) => name);
  }

  async #restore() {
    const { owner, key } = this.dataset;
    if (!globalThis.crypto?.subtle || !globalThis.indexedDB) return;
    const kept = await globalThis.minhaKept.open(owner, key, this.#place);
    this.#mark = Object.assign(document.createElement('input'), { type: 'hidden', name: '_kept' });
    this.#mark.value = crypto.randomUUID();
    this.#form.append(this.#mark);
    this.#kept = kept;
    await kept.takeOver(async ({ texts }) => {
      if (this.#putBack(texts)) this.#say(this.dataset.restored);
      await this.#keepNow();
      if (!this.#kept) throw new Error('The device keeps nothing.');
    });
    if (this.#isWritten) await this.#keepNow();
  }

  /** Into a field that is as its writer had it; what somebody has changed since is shown beside it. */
  #putBack(texts) {
    let found = false;
    for (const [name, { was, is }] of texts) {
      const field = this.#fields.find((one) => one.name === name);
      if (field && [was, is].includes(field.value)) this.#was[name] ??= was;
      if (field?.value === is || this.#others.some(([other, text]) => other === name && text.is === is)) continue;
      found = true;
      if (field?.value === was) this.#fill(field, is);
      else this.#setBeside(name, { was, is });
    }
    return found;
  }

  #fill(field, text) {
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }

  #setBeside(name, text) {
    this.#others.push([name, text]);
    const field = this.#fields.find((one) => one.name === name);
    const label = Object.assign(document.createElement('p'), { className: 'label' });
    label.textContent = this.dataset.other.replace('{field}', field?.labels?.[0]?.textContent.trim() ?? '');
    const written = Object.assign(document.createElement('div'), { className: 'written', dir: 'auto' });
    written.textContent = text.is;
    this.append(label, written);
  }

  get #unsent() {
    const texts = this.#fields.map(({ name, value, defaultValue }) => [
      name,
      { was: this.#was[name] ?? defaultValue, is: value },
    ]);
    return [...texts.filter(([, { was, is }]) => is !== was), ...this.#others];
  }

  get #isWritten() {
    return this.#unsent.length > 0;
  }

  #keepSoon() {
    this.#timer ||= setTimeout(() => this.#keepNow(), QUIET);
  }

  async #keepNow() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    if (!this.#kept) return;
    const texts = this.#unsent;
    const isWritten = texts.length > 0;
    const about = { isUnsent: isWritten, mark: this.#mark.value };
    const written = isWritten ? this.#kept.write({ texts }, about) : this.#kept.forget();
    await written.then(
      () => this.#isAutosaved || this.#say(isWritten ? this.dataset.here : ''),
      () => (this.#kept = null),
    );
  }

  /** A page that saves by itself says by itself whether it has. */
  get #isAutosaved() {
    return document.querySelector(`minha-autosave[form="${this.#form.id}"]`) !== null;
  }

  /** The server has it as it was sent; what was typed since stays. */
  #took(sent) {
    for (const { name, value } of this.#fields) if (sent.get(name) === value) this.#was[name] = value;
    void this.#keepNow();
  }

  /** Said once; the sentence that something was found stays while it is written on. */
  #say(words) {
    let line = this.querySelector('.kept-note');
    if (!words || line?.textContent === this.dataset.restored) return;
    if (!line) {
      line = Object.assign(document.createElement('p'), { className: 'kept-note' });
      line.setAttribute('role', 'status');
      this.prepend(line);
    }
    if (line.textContent !== words) line.textContent = words;
  }

  #sending() {
    this.#isLeaving = true;
    void this.#keepNow();
  }

  #unloading(event) {
    if (this.#isLeaving || this.#kept || !this.#isWritten) return;
    event.preventDefault();
  }
}

customElements.define('minha-kept', KeptText);
