// A second press on the same button sends nothing. The server would notice as well; this spares the person the doubt.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!form.matches('[data-submit-once]')) return;
  if (form.getAttribute('aria-busy') === 'true') event.preventDefault();
  form.setAttribute('aria-busy', 'true');
});

// Coming back with the browser's own button shows the page as it was left: it can be sent again.
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[aria-busy]')) form.removeAttribute('aria-busy');
});
