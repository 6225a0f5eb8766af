// The browser writes its own language on a file control; this puts the page's over it. The control itself stays.
// A file that was chosen but not sent yet is seen, and asked about before the page is left.
class FileInput extends HTMLElement {
  #ends = new AbortController();

  disconnectedCallback() {
    this.#ends.abort();
  }

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
      this.classList.toggle('chosen', input.files.length > 0);
    };
    const { signal } = this.#ends;
    let isSent = false;
    input.addEventListener('change', show, { signal });
    input.form?.addEventListener('submit', () => (isSent = true), { signal });
    window.addEventListener(
      'beforeunload',
      (leaving) => input.files.length > 0 && !isSent && leaving.preventDefault(),
      {
        signal,
      },
    );
    show();
    this.append(button, chosen);
    this.classList.add('enhanced');
  }
}

customElements.define('minha-file', FileInput);
