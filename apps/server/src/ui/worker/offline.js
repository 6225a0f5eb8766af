// Shows the form pages that were opened before when there is no network. The network comes first, always. Pages are kept
// for the one person who is signed in, for a day at most; as soon as anybody else appears, or nobody, they are gone.
const PAGES = 'pages-';
const ASSETS = 'assets';
const LONGEST = 24 * 3_600_000;
const FORM = /^\/applications\/[^/]+\/(?:form\/[^/]+\/[^/]+|budget\/[^/]+)$/;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(request, FORM.test(pathname)));
  else if (pathname.startsWith('/assets/')) event.respondWith(asset(request));
});

// The first page was there before this program.
self.addEventListener('message', ({ data }) => {
  const { page: address, assets = [] } = data ?? {};
  if (typeof address !== 'string' || !FORM.test(new URL(address).pathname)) return;
  fetch(address)
    .then(keep)
    .catch(() => undefined);
  for (const one of assets) asset(new Request(one)).catch(() => undefined);
});

async function page(request, isForm) {
  let answer;
  try {
    answer = await fetch(request);
  } catch (error) {
    const known = isForm ? await keptPage(request) : undefined;
    if (known) return known;
    throw error;
  }
  // A device without room keeps nothing; the page is shown all the same.
  if (isForm) await keep(answer).catch(() => undefined);
  return answer;
}

/** Only a page that says whose it is; what others kept goes with it. An answer that is nobody's changes nothing. */
async function keep(answer) {
  const owner = ownerOf(answer);
  if (owner === undefined) return;
  const mine = owner && PAGES + owner;
  for (const name of await caches.keys()) if (name.startsWith(PAGES) && name !== mine) await caches.delete(name);
  if (mine && answer.ok && !answer.redirected)
    await (await caches.open(mine)).put(addressOf(answer.url), answer.clone());
}

/**
 * Who is signed in: null where it is nobody, or somebody who may not see it; undefined where the answer cannot say.
 * A redirect cannot be read. Form pages lead nowhere but to signing in, so it counts as that: what was typed is not in
 * these pages, and is found again by whoever signs in.
 */
function ownerOf(answer) {
  const owner = answer.headers.get('minha-keep');
  if (owner) return owner;
  const isNobodys = answer.type === 'opaqueredirect' || answer.ok || [401, 403].includes(answer.status);
  return isNobodys ? null : undefined;
}

async function keptPage(request) {
  const [name] = (await caches.keys()).filter((one) => one.startsWith(PAGES));
  if (!name) return undefined;
  const cache = await caches.open(name);
  const known = await cache.match(addressOf(request.url));
  if (!known) return undefined;
  if (Date.now() - Date.parse(known.headers.get('date')) < LONGEST) return known;
  await caches.delete(name);
  return undefined;
}

function addressOf(url) {
  return new URL(url).origin + new URL(url).pathname;
}

/** Their names are made from their content: what is here is right. */
async function asset(request) {
  const cache = await caches.open(ASSETS);
  const known = await cache.match(request.url);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request.url, answer.clone());
  return answer;
}
