// The evidence of a row by keyboard: E opens and closes that of the row that has the focus, or goes to the first one.
// The key can be switched off, and never acts while somebody writes (WCAG 2.1.4).
const KEPT = 'minha.evidence-keys';

class EvidenceKeys extends HTMLElement {
  #ends = new AbortController();

  connectedCallback() {
    const note = this.querySelector('[data-keys-note]');
    const button = note?.querySelector('button');
    if (!button) return;
    note.hidden = false;
    button.addEventListener('click', () => this.#switch(button, !this.#on));
    this.#switch(button, this.#on);
    document.addEventListener('keydown', (event) => this.#pressed(event), { signal: this.#ends.signal });
  }

  disconnectedCallback() {
    this.#ends.abort();
  }

  get #on() {
    return localStorage.getItem(KEPT) !== 'off';
  }

  #switch(button, on) {
    localStorage.setItem(KEPT, on ? 'on' : 'off');
    button.textContent = on ? button.dataset.off : button.dataset.on;
  }

  #pressed(event) {
    if (!this.#on || event.ctrlKey || event.altKey || event.metaKey || event.key.toLowerCase() !== 'e') return;
    if (event.target.matches?.('textarea, select, input:not([type=radio], [type=checkbox]), [contenteditable]')) return;
    const row = document.activeElement?.closest('tr');
    const evidence = row?.querySelector('[data-evidence]') ?? this.querySelector('[data-evidence]');
    if (!evidence || !this.contains(evidence)) return;
    event.preventDefault();
    evidence.open = !evidence.open;
    evidence.querySelector('summary').focus();
  }
}

customElements.define('minha-evidence-keys', EvidenceKeys);
