// How a form page speaks with the server while it is written.
const PATIENCE = 20_000;

/** Sends answers, or, without any, asks what others do. Throws with the server's answer where it took nothing. */
globalThis.minhaSend = async (url, { elements: { version, _csrf } }, going) => {
  const body = new URLSearchParams({ _csrf: _csrf.value, version: version.value });
  if (going.length === 0) body.append('_do', 'look');
  for (const [, { seen, sent }] of going) {
    body.append(seen.name, seen.value);
    for (const [name, value] of new URLSearchParams(sent)) body.append(name, value);
  }
  const headers = { accept: 'application/json', 'x-requested-with': 'autosave' };
  const signal = AbortSignal.timeout(PATIENCE);
  const answer = await fetch(url, { method: 'POST', body, headers, signal, redirect: 'manual' });
  if (answer.headers.get('content-type')?.includes('application/json')) return answer.json();
  throw Object.assign(new Error('The answers were not taken.'), { answer });
};

/** This page can be opened again without network. */
globalThis.minhaStayReachable = async () => {
  const worker = navigator.serviceWorker;
  if (!worker) return;
  await worker.register('/offline.js', { scope: '/applications/' });
  const { active } = await worker.ready;
  const assets = performance.getEntriesByType('resource').map(({ name }) => name);
  const own = assets.filter((name) => new URL(name).pathname.startsWith('/assets/'));
  active.postMessage({ page: location.href, assets: own }, []);
};
