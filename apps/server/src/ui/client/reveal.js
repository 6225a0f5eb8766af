// Shows a password to the person who types it, and hides it again when the form goes.
class Reveal extends HTMLElement {
  connectedCallback() {
    const field = document.getElementById(this.getAttribute('for'));
    const button = this.querySelector('button');
    if (!field || !button) return;
    const show = (seen) => {
      field.type = seen ? 'text' : 'password';
      button.setAttribute('aria-pressed', String(seen));
    };
    button.hidden = false;
    button.addEventListener('click', () => show(field.type === 'password'));
    field.form?.addEventListener('submit', () => show(false));
  }
}

customElements.define('minha-reveal', Reveal);
