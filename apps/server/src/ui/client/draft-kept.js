// What was typed and has not reached the server, kept on this device until it has. It is encrypted with a key that only
// this person's own pages carry: nobody else on this device can read it, and after signing out nobody can.
const DATABASE = 'minha';
const STORE = 'kept';
const LONGEST = 30 * 24 * 3_600_000;
const UNLOCKED = {};

const settled = (request) =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(new Error('The device keeps nothing.', { cause: request.error })));
  });

/** Another tab that signs out empties the device: no page that is still open holds on to it. */
const opened = async () => {
  const request = indexedDB.open(DATABASE, 1);
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE, { keyPath: 'id' }));
  const database = await settled(request);
  database.addEventListener('versionchange', () => database.close());
  return database;
};

const bytesOf = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));

/** Held by the tab that writes a record, as long as it lives; runs `act` where nobody holds it. */
const unlessHeld = (id, act) =>
  navigator.locks ? navigator.locks.request(`minha ${id}`, { ifAvailable: true }, act) : act(UNLOCKED);

globalThis.minhaKept = class Kept {
  #key = null;
  #store = null;
  #place = '';
  #id = '';
  /** What was kept last, and since when it says so: a tab that goes down keeps again what it has kept before. */
  #last = { text: '', at: 0 };

  /** `owner` and `key` come with the person's own page; one record for each tab that writes at a place. */
  static async open(owner, key, path) {
    const kept = new Kept();
    const database = await opened();
    kept.#key = await crypto.subtle.importKey('raw', bytesOf(key), 'AES-GCM', false, ['encrypt', 'decrypt']);
    kept.#store = (mode) => database.transaction(STORE, mode).objectStore(STORE);
    kept.#place = `${owner} ${path}`;
    kept.#id = `${kept.#place} ${crypto.randomUUID()}`;
    await kept.#forgetOld();
    await kept.#live();
    return kept;
  }

  /** A page that is left may be shown again as it was: its record is its own only while it is there. */
  async #live() {
    const left = (release) => window.addEventListener('pagehide', release, { once: true });
    await new Promise((held) => {
      unlessHeld(this.#id, () => {
        held();
        return new Promise(left);
      });
    });
    window.addEventListener('pageshow', ({ persisted }) => persisted && this.#live(), { once: true });
  }

  /**
   * What tabs at this place left that are gone, the oldest first: `take` makes it this tab's and has it kept before it is
   * forgotten under the other's name. What living tabs keep is theirs.
   */
  async takeOver(take) {
    const all = await settled(this.#store('readonly').getAll());
    const left = all.filter(({ place, id }) => place === this.#place && id !== this.#id);
    for (const { id } of left.sort((one, other) => one.at - other.at))
      await unlessHeld(id, async (lock) => {
        const content = lock && (await this.#read(id));
        if (!content) return;
        await take(content);
        await settled(this.#store('readwrite').delete(id));
      });
  }

  async #read(id) {
    const record = await settled(this.#store('readonly').get(id));
    if (!record) return null;
    try {
      const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: record.iv }, this.#key, record.data);
      return JSON.parse(new TextDecoder().decode(plain));
    } catch {
      return null;
    }
  }

  /** `about` can be read without the key: whether something waits to be sent, and the mark of the form. */
  async write(content, about) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const text = JSON.stringify(content);
    if (text !== this.#last.text) this.#last = { text, at: Date.now() };
    const { at } = this.#last;
    const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, this.#key, new TextEncoder().encode(text));
    const record = { ...about, id: this.#id, place: this.#place, page: location.pathname, at, iv, data };
    await settled(this.#store('readwrite').put(record));
  }

  async forget() {
    this.#last = { text: '', at: 0 };
    await settled(this.#store('readwrite').delete(this.#id));
  }

  /** What the server has taken. */
  static async forgetMarked(mark) {
    await Kept.#eachWhere(
      (record) => record.mark === mark,
      (store, { id }) => store.delete(id),
    );
  }

  /** The addresses of pages with text that was not sent, whoever wrote it. */
  static async pagesUnsent() {
    const pages = new Set();
    await Kept.#eachWhere(
      ({ isUnsent }) => isUnsent,
      (_, { page }) => pages.add(page),
    );
    return [...pages];
  }

  static async #eachWhere(is, act) {
    const database = await opened();
    const store = database.transaction(STORE, 'readwrite').objectStore(STORE);
    for (const record of await settled(store.getAll())) if (is(record)) act(store, record);
    database.close();
  }

  async #forgetOld() {
    const store = this.#store('readwrite');
    const all = await settled(store.getAll());
    for (const { id, at } of all) if (Date.now() - at > LONGEST) store.delete(id);
  }
};
