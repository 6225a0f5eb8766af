// What was typed and has not reached the server, kept on this device until it has. It is encrypted with a key that only
// this person's own pages carry: nobody else on this device can read it, and after signing out nobody can.
const DATABASE = 'minha';
const STORE = 'kept';
const LONGEST = 30 * 24 * 3_600_000;

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

globalThis.minhaKept = class Kept {
  #key = null;
  #store = null;
  #id = '';

  /** `owner` and `key` come with the person's own page; one record for each page of a form. */
  static async open(owner, key, path) {
    const kept = new Kept();
    const database = await opened();
    kept.#key = await crypto.subtle.importKey('raw', bytesOf(key), 'AES-GCM', false, ['encrypt', 'decrypt']);
    kept.#store = (mode) => database.transaction(STORE, mode).objectStore(STORE);
    kept.#id = `${owner} ${path}`;
    await kept.#forgetOld();
    return kept;
  }

  async read() {
    const record = await settled(this.#store('readonly').get(this.#id));
    if (!record) return null;
    try {
      const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: record.iv }, this.#key, record.data);
      return { at: record.at, ...JSON.parse(new TextDecoder().decode(plain)) };
    } catch {
      return null;
    }
  }

  /** `about` can be read without the key: whether something waits to be sent, and the mark of the form. */
  async write(content, about) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify(content));
    const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, this.#key, plain);
    await settled(
      this.#store('readwrite').put({ ...about, id: this.#id, page: location.pathname, at: Date.now(), iv, data }),
    );
  }

  async forget() {
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
