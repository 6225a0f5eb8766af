// Signing in again in the same place: the page behind stays as it is, with everything that was typed.
class SignIn extends HTMLElement {
  #dialog = null;

  connectedCallback() {
    this.#dialog = document.createElement('dialog');
    this.#dialog.className = 'sign-in-again';
    this.#dialog.setAttribute('aria-labelledby', 'sign-in-again');
    this.#dialog.addEventListener('close', () => this.dispatchEvent(new Event('put-off')));
    this.append(this.#dialog);
    void this.open();
  }

  async open() {
    const page = await this.#page('/sign-in').catch(() => null);
    if (page) this.#show(page);
    else setTimeout(() => this.open(), 5000);
  }

  #show(page) {
    const form = page.querySelector('form[action="/sign-in"]');
    const refusal = page.querySelector('.error-summary, .notice');
    const heading = Object.assign(document.createElement('h2'), {
      id: 'sign-in-again',
      textContent: this.dataset.title,
    });
    const text = Object.assign(document.createElement('p'), { textContent: this.dataset.text });
    const close = Object.assign(document.createElement('button'), { type: 'button', textContent: this.dataset.close });
    close.className = 'button button-quiet';
    close.addEventListener('click', () => this.#dialog.close());
    this.#dialog.replaceChildren(heading, text, ...(refusal ? [refusal] : []), form, close);
    form.addEventListener('submit', (event) => this.#send(event));
    if (!this.#dialog.open) this.#dialog.showModal();
    form.querySelector('input[type="email"], input[name="email"]').focus();
  }

  async #send(event) {
    event.preventDefault();
    event.stopPropagation();
    const body = new URLSearchParams(new FormData(event.target));
    const answer = await fetch('/sign-in', { method: 'POST', body, redirect: 'manual' }).catch(() => null);
    if (!answer) return;
    if (answer.type !== 'opaqueredirect') return this.#show(this.#parsed(await answer.text()));
    const page = await this.#page(location.href);
    this.remove();
    this.dispatchEvent(new CustomEvent('signed-in', { detail: page }));
  }

  async #page(address) {
    const answer = await fetch(address, { headers: { accept: 'text/html' } });
    return this.#parsed(await answer.text());
  }

  #parsed(html) {
    return new DOMParser().parseFromString(html, 'text/html');
  }
}

customElements.define('minha-sign-in', SignIn);

/** Asks over the page; `go` gets the page as it is given to whoever has signed in. */
globalThis.minhaSignInAgain = ({ signInTitle: title, ended: text, signInClose: close }, go) => {
  const again = document.createElement('minha-sign-in');
  Object.assign(again.dataset, { title, text, close });
  again.addEventListener('signed-in', ({ detail }) => go(detail));
  document.body.append(again);
  return again;
};
