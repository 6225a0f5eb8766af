// What can be done by single keys. They can be switched off, and never act while somebody writes (WCAG 2.1.4).

/** The switch of the keys inside an element; whoever extends it says under which name it is kept, and what a key does. */
class SwitchedKeys extends HTMLElement {
  #ends = new AbortController();

  connectedCallback() {
    const note = this.querySelector('[data-keys-note]');
    const button = note?.querySelector('button');
    if (!button) return;
    note.hidden = false;
    button.addEventListener('click', () => this.#switch(button, !this.isOn));
    this.#switch(button, this.isOn);
    document.addEventListener('keydown', (event) => this.pressed(event), { signal: this.#ends.signal });
  }

  disconnectedCallback() {
    this.#ends.abort();
  }

  get isOn() {
    return localStorage.getItem(this.kept) !== 'off';
  }

  #switch(button, on) {
    localStorage.setItem(this.kept, on ? 'on' : 'off');
    button.textContent = on ? button.dataset.off : button.dataset.on;
  }
}

/**
 * Scoring: 1 to 5 for the criterion that has the focus (or the first without a score), N for the next one, Ctrl+Enter
 * when all is written.
 */
class ScoreKeys extends SwitchedKeys {
  kept = 'minha.score-keys';

  get #criteria() {
    return [...this.querySelectorAll('[data-score]')].filter((one) => one.querySelector('input[type=radio]'));
  }

  pressed(event) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.#finish(event);
    if (!this.isOn || event.ctrlKey || event.altKey || event.metaKey || writing(event.target)) return;
    if (/^[1-5]$/.test(event.key)) this.#give(event.key, event);
    if (event.key.toLowerCase() === 'n') this.#next(event);
  }

  #give(score, event) {
    const radio = this.#present()?.querySelector(`input[type=radio][value="${score}"]`);
    if (!radio) return;
    event.preventDefault();
    radio.focus();
    radio.click();
  }

  /** The page that follows asks once more before anything is final. */
  #finish(event) {
    const button = this.closest('form')?.querySelector('button[value=submit]');
    if (!button) return;
    event.preventDefault();
    button.click();
  }

  #next(event) {
    const criteria = this.#criteria;
    const next = criteria[criteria.indexOf(this.#focused()) + 1];
    if (!next) return;
    event.preventDefault();
    (next.querySelector('input:checked') ?? next.querySelector('input')).focus();
  }

  #focused() {
    return document.activeElement?.closest('[data-score]') ?? null;
  }

  #present() {
    return this.#focused() ?? this.#criteria.find((one) => !one.querySelector('input:checked'));
  }
}

/** E opens and closes the evidence of the row that has the focus, or goes to the first one. */
class EvidenceKeys extends SwitchedKeys {
  kept = 'minha.evidence-keys';

  pressed(event) {
    if (!this.isOn || event.ctrlKey || event.altKey || event.metaKey || event.key.toLowerCase() !== 'e') return;
    if (writing(event.target)) return;
    const row = document.activeElement?.closest('tr');
    const evidence = row?.querySelector('[data-evidence]') ?? this.querySelector('[data-evidence]');
    if (!evidence || !this.contains(evidence)) return;
    event.preventDefault();
    evidence.open = !evidence.open;
    evidence.querySelector('summary').focus();
  }
}

function writing(target) {
  return target.matches?.('textarea, select, input:not([type=radio], [type=checkbox]), [contenteditable]') ?? false;
}

customElements.define('minha-score-keys', ScoreKeys);
customElements.define('minha-evidence-keys', EvidenceKeys);
