// The browser writes its own language on a file control; this puts the page's over it. The control itself stays.
class FileInput extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector('input');
    const button = document.createElement('span');
    const chosen = document.createElement('bdi');
    button.className = 'button button-secondary';
    button.textContent = this.getAttribute('choose');
    chosen.className = 'muted';
    for (const part of [button, chosen]) part.setAttribute('aria-hidden', 'true');
    const show = () => {
      chosen.textContent = [...input.files].map((file) => file.name).join(', ') || this.getAttribute('none');
    };
    input.addEventListener('change', show);
    show();
    this.append(button, chosen);
    this.classList.add('enhanced');
  }
}

customElements.define('minha-file', FileInput);
