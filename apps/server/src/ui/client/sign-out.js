// The server clears this device's memory of the site when somebody signs out; this does the same where a browser does
// not. Text that only this device has would be gone: whoever signs out is told first, and presses again.
const empty = () => {
  globalThis.indexedDB?.deleteDatabase('minha');
  void globalThis.caches?.keys().then((names) => names.forEach((name) => caches.delete(name)));
};

const warned = new WeakSet();

const warn = (form, pages) => {
  warned.add(form);
  const note = Object.assign(document.createElement('p'), { className: 'sign-out-note' });
  note.setAttribute('role', 'alert');
  note.append(`${form.dataset.unsent} `);
  for (const href of pages) {
    const link = Object.assign(document.createElement('a'), { href, textContent: form.dataset.open });
    note.append(link, ' ');
  }
  form.closest('.masthead').append(note);
};

document.addEventListener('submit', async (event) => {
  const form = event.target;
  if (event.defaultPrevented || !form.matches('form[action="/sign-out"]')) return;
  event.preventDefault();
  const known =
    warned.has(form) || !globalThis.indexedDB ? [] : await globalThis.minhaKept.pagesUnsent().catch(() => []);
  if (known.length > 0) return warn(form, known);
  empty();
  form.submit();
});
