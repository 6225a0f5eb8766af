// Sends a chosen file in pieces (tus 1.0) and goes on where it stopped: after a cut, a reload, a new sign-in. Without
// this the form sends the file as any form does. A piece takes about a second, so that a cut costs little.
const PIECE_MS = 1000;
const SMALLEST = 32 * 1024;
const LARGEST = 4 * 1024 * 1024;
const FIRST = 128 * 1024;
const PATIENCE_MS = 20_000;
const LONGEST_PAUSE = 10_000;
const VERSION = { 'tus-resumable': '1.0.0' };

class Upload extends HTMLElement {
  #form = null;
  #ends = new AbortController();
  /** What is being sent: the file, where to, how far it has come. */
  #on = null;
  #words = null;
  #bar = null;
  #spoken = null;
  #buttons = {};

  connectedCallback() {
    this.#form = this.querySelector('form[enctype]');
    const { signal } = this.#ends;
    this.#form.addEventListener('submit', (event) => this.#sent(event), { signal });
    this.#form.addEventListener('change', () => this.#fault(''), { signal });
    window.addEventListener('beforeunload', (leaving) => this.#on && leaving.preventDefault(), { signal });
    window.addEventListener('online', () => this.#on?.wake?.(), { signal });
  }

  disconnectedCallback() {
    this.#ends.abort();
    this.#on?.stop.abort();
  }

  #sent(event) {
    const file = this.#form.querySelector('input[type=file]').files[0];
    if (!file || this.#on) return;
    event.preventDefault();
    event.stopPropagation();
    const sentence = this.#faultOf(file);
    if (sentence) this.#fault(sentence);
    else this.#begin(file);
  }

  /** What the device can tell by itself; the content is the server's to judge. */
  #faultOf({ name, size }) {
    const { max, types, tooLarge, wrongType, empty } = this.dataset;
    if (size === 0) return empty;
    if (size > Number(max)) return filled(tooLarge, { size: this.#size(size), most: this.#size(Number(max)) });
    const ending = name.split('.').pop().toLowerCase();
    return types.split(' ').includes(ending) || !name.includes('.') ? '' : wrongType;
  }

  #begin(file) {
    const fingerprint = [file.size, file.lastModified, file.name].join('-').slice(0, 300);
    const known = JSON.parse(this.dataset.open).find((one) => one.fingerprint === fingerprint);
    this.#on = { file, fingerprint, url: known?.url ?? null, offset: known?.offset ?? 0, stop: new AbortController() };
    this.#show();
    void this.#goOn();
  }

  async #goOn() {
    const on = this.#on;
    let pause = 500;
    let piece = FIRST;
    while (this.#on === on && !on.isPaused) {
      try {
        if (!on.url) await this.#make(on);
        else if (on.isLost) await this.#ask(on);
        const took = await this.#send(on, piece);
        if (took === 'done') return this.#done();
        piece = Math.min(LARGEST, Math.max(SMALLEST, (piece * PIECE_MS) / Math.max(took, 50)));
        pause = 500;
      } catch (error) {
        if (on.stop.signal.aborted) return;
        if (error.isFinal) return this.#refused(error.message);
        if (error.isSignedOut) return this.#pause('signIn');
        on.isLost = true;
        piece = Math.max(SMALLEST, piece / 2);
        this.#say(error.isWaiting ? 'waiting' : 'lost');
        await new Promise((resolve) => {
          on.wake = resolve;
          setTimeout(resolve, error.isWaiting ? LONGEST_PAUSE : pause);
        });
        pause = Math.min(LONGEST_PAUSE, pause * 2);
      }
    }
  }

  async #make(on) {
    const { destination } = this.dataset;
    const metadata = { filename: on.file.name, destination, fingerprint: on.fingerprint };
    const encoded = Object.entries(metadata).map(([name, text]) => `${name} ${base64(clean(text))}`);
    const answer = await this.#fetch('/uploads', {
      method: 'POST',
      headers: { 'upload-length': String(on.file.size), 'upload-metadata': encoded.join(',') },
    });
    on.url = answer.headers.get('location');
    on.offset = 0;
  }

  async #ask(on) {
    const answer = await this.#fetch(on.url, { method: 'HEAD' }, on);
    on.offset = Number(answer.headers.get('upload-offset'));
    on.isLost = false;
  }

  /** Answers how long the piece took, or that the file belongs to its application. */
  async #send(on, piece) {
    const end = Math.min(on.offset + Math.round(piece), on.file.size);
    this.#progress();
    const began = performance.now();
    const headers = { 'upload-offset': String(on.offset), 'content-type': 'application/offset+octet-stream' };
    const body = on.file.slice(on.offset, end);
    const answer = await this.#fetch(on.url, { method: 'PATCH', headers, body, isLast: end === on.file.size }, on);
    on.speed = (end - on.offset) / (performance.now() - began);
    on.offset = Number(answer.headers.get('upload-offset'));
    return on.offset === on.file.size ? 'done' : performance.now() - began;
  }

  async #fetch(url, { headers = {}, isLast = false, ...options }, on) {
    // The last piece is answered when the file has been looked at.
    const { stop } = this.#on;
    const patience = setTimeout(() => late.abort(), isLast ? PATIENCE_MS * 3 : PATIENCE_MS);
    const late = new AbortController();
    stop.signal.addEventListener('abort', () => late.abort(), { signal: late.signal });
    const csrf = { 'x-csrf-token': this.#form.elements.namedItem('_csrf').value };
    const sent = { ...options, headers: { ...VERSION, ...csrf, ...headers }, signal: late.signal };
    const answer = await fetch(url, sent).finally(() => clearTimeout(patience));
    if (answer.ok) return answer;
    const problem = await answer.json().catch(() => ({}));
    if (answer.status === 404 && on) on.url = null;
    else if (answer.status === 401 || problem.code === 'http.form-expired') throw fault({ isSignedOut: true });
    else if (answer.status >= 500) throw fault({ isWaiting: problem.code === 'files.scanner-away' });
    else if (answer.status !== 409 || !problem.code?.endsWith('offset-differs'))
      throw fault({ isFinal: true }, problem.detail);
    throw fault({});
  }

  #done() {
    this.#on = null;
    location.assign(this.#form.action);
  }

  #refused(sentence) {
    this.#hide();
    this.#fault(sentence || this.dataset.failed);
  }

  #pause(why = 'paused') {
    this.#on.isPaused = true;
    this.#on.stop.abort();
    this.#say(why);
    this.#buttons.pause.textContent = this.dataset.resume;
  }

  /** Signing in again gave other forms: the page's own is asked for its token. */
  async #resume() {
    const on = this.#on;
    Object.assign(on, { isPaused: false, isLost: true, stop: new AbortController() });
    this.#buttons.pause.textContent = this.dataset.pause;
    const page = await fetch(location.href).then(
      (answer) => answer.text(),
      () => '',
    );
    const token = new DOMParser().parseFromString(page, 'text/html').querySelector('[name=_csrf]')?.value;
    if (token) this.#form.elements.namedItem('_csrf').value = token;
    void this.#goOn();
  }

  async #cancel() {
    const on = this.#on;
    on.stop.abort();
    on.stop = new AbortController();
    if (on.url) await this.#fetch(on.url, { method: 'DELETE' }).catch(() => undefined);
    this.#hide();
    this.#form.reset();
    this.#form.querySelector('input[type=file]').dispatchEvent(new Event('change', { bubbles: true }));
    this.#form.querySelector('input[type=file]').focus();
  }

  #show() {
    const box = document.createElement('div');
    box.className = 'upload-progress';
    const name = document.createElement('p');
    const isolated = document.createElement('bdi');
    isolated.textContent = this.#on.file.name;
    name.append(isolated);
    this.#words = document.createElement('p');
    this.#words.className = 'nums';
    this.#spoken = document.createElement('p');
    this.#spoken.className = 'visually-hidden';
    this.#spoken.setAttribute('role', 'status');
    this.#bar = document.createElement('progress');
    this.#bar.max = this.#on.file.size;
    this.#bar.setAttribute('aria-label', this.dataset.progress);
    const actions = document.createElement('p');
    actions.className = 'actions';
    this.#buttons = {
      pause: this.#button('pause', () => (this.#on.isPaused ? this.#resume() : this.#pause())),
      cancel: this.#button('cancel', () => this.#cancel()),
    };
    actions.append(...Object.values(this.#buttons));
    box.append(name, this.#bar, this.#words, this.#spoken, actions);
    this.append(box);
    this.#form.hidden = true;
    this.#buttons.pause.focus();
  }

  #hide() {
    this.#on = null;
    this.querySelector('.upload-progress')?.remove();
    this.#form.hidden = false;
  }

  #button(name, press) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button button-secondary';
    button.textContent = this.dataset[name];
    button.addEventListener('click', press);
    return button;
  }

  #progress() {
    const { offset, file, speed } = this.#on;
    this.#bar.value = offset;
    if (offset === file.size) return this.#say('checking');
    const seconds = speed ? (file.size - offset) / speed / 1000 : 0;
    const unit = seconds > 90 ? 'minute' : 'second';
    const n = Math.max(1, Math.round(unit === 'minute' ? seconds / 60 : seconds));
    this.#say('sending', { left: this.#unit(n, unit, 'long') });
  }

  /** Shown at once, said aloud only when something else is to be said or another tenth has arrived. */
  #say(name, more = {}) {
    const { offset, file } = this.#on;
    const parts = { done: this.#size(offset), total: this.#size(file.size), ...more };
    this.#words.textContent = filled(this.dataset[name], parts);
    const moment = name + Math.floor((offset * 10) / file.size);
    if (this.#on.moment === moment) return;
    this.#on.moment = moment;
    this.#spoken.textContent = this.#words.textContent;
  }

  #fault(sentence) {
    const line = this.querySelector('.upload-fault');
    line.textContent = sentence;
    line.hidden = !sentence;
    if (sentence) this.#form.querySelector('input[type=file]').focus();
  }

  #size(bytes) {
    return bytes < 1e6 ? this.#unit(Math.ceil(bytes / 1e3), 'kilobyte') : this.#unit(bytes / 1e6, 'megabyte');
  }

  #unit(n, unit, unitDisplay = 'short') {
    const options = { style: 'unit', unit, unitDisplay, maximumFractionDigits: 1 };
    return new Intl.NumberFormat(this.getAttribute('locale'), options).format(n);
  }
}

function filled(text, parts) {
  return text.replace(/\{(\w+)\}/g, (all, name) => parts[name] ?? all);
}

/** Nothing that ends a line belongs into a header. */
function clean(text) {
  return text.replace(/\p{Cc}/gu, '').normalize('NFC');
}

function base64(text) {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

function fault(about, message = '') {
  return Object.assign(new Error(message), about);
}

customElements.define('minha-upload', Upload);
