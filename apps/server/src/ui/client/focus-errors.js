// After a refused form the summary is where reading goes on. A link in it puts the focus into the field itself.
document.querySelector('[data-focus-first]')?.focus();

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('.error-summary a');
  const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!field) return;
  event.preventDefault();
  (field.closest('fieldset') ?? field.closest('.field') ?? field).scrollIntoView({ block: 'start' });
  field.focus({ preventScroll: true });
});
