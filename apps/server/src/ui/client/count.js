// Counts along while somebody writes, exactly as the server counts: graphemes, so that a letter with its signs is one.
const segmenter = new Intl.Segmenter('fr', { granularity: 'grapheme' });
/** Told to those who listen when they pause, not with every key. */
const PAUSE = 800;

function lengthOf(text) {
  return [...segmenter.segment(text.normalize('NFC').replaceAll('\r\n', '\n'))].length;
}

class Count extends HTMLElement {
  #field = null;
  #pause = 0;

  connectedCallback() {
    this.#field = document.getElementById(this.getAttribute('for'));
    this.#field?.addEventListener('input', this.#count);
  }

  disconnectedCallback() {
    this.#field?.removeEventListener('input', this.#count);
  }

  #count = () => {
    const length = lengthOf(this.#field.value);
    const left = Number(this.getAttribute('limit')) - length;
    const words = this.getAttribute(left < 0 ? 'over' : 'left').replace('{n}', this.#number(Math.abs(left)));
    this.classList.toggle('count-over', left < 0);
    this.querySelector('.count-words').textContent = words;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#tell(words), PAUSE);
  };

  #tell(words) {
    const ear = this.querySelector('[aria-live]') ?? this.appendChild(document.createElement('span'));
    ear.className = 'visually-hidden';
    ear.setAttribute('aria-live', 'polite');
    ear.textContent = words;
  }

  #number(value) {
    const lang = this.getAttribute('locale');
    const plain = new Intl.NumberFormat('en-GB').format(value);
    return lang === 'en' ? plain : plain.replaceAll(',', '\u00a0');
  }
}

customElements.define('minha-count', Count);
