// Totals that follow the figures while they are typed. The server computes them again and is the only one believed.
class Totals extends HTMLElement {
  connectedCallback() {
    this.addEventListener('input', this.#compute);
  }

  disconnectedCallback() {
    this.removeEventListener('input', this.#compute);
  }

  /** Totals stand after what they add up, so one pass in the order of the page is enough. */
  #compute = () => {
    const values = new Map();
    for (const field of this.querySelectorAll('input[name]')) values.set(field.name, hundredths(field.value));
    for (const output of this.querySelectorAll('output[data-name]')) {
      const value = valueOf(output, values);
      values.set(output.dataset.name, value);
      output.textContent = this.#shown(value);
    }
  };

  #shown(value) {
    const two = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
    const plain = new Intl.NumberFormat('en-GB', two).format(Number(value) / 100);
    if (this.dataset.lang === 'en') return plain;
    return plain.replaceAll(',', '\u00a0').replace('.', ',');
  }
}

function valueOf(output, values) {
  const named = (list) => list.split(' ').map((name) => values.get(name) ?? 0n);
  if (output.dataset.sum) return named(output.dataset.sum).reduce((sum, value) => sum + value, 0n);
  // Hundredths times hundredths are ten-thousandths; a half is rounded up, as on the server.
  const product = named(output.dataset.product ?? '').reduce((of, value) => of * value, 1n);
  return (product + 50n) / 100n;
}

/** What somebody typed as an amount, in hundredths: spaces of any kind, comma or point. Not a number: nothing. */
function hundredths(typed) {
  const plain = typed
    .replaceAll(/[\s\u00a0\u202f]/g, '')
    .replace(/,(?=\d{1,2}$)/, '.')
    .replaceAll(',', '');
  const match = /^(\d{1,15})(?:\.(\d{1,2}))?$/.exec(plain);
  return match ? BigInt(match[1]) * 100n + BigInt((match[2] ?? '0').padEnd(2, '0')) : 0n;
}

customElements.define('minha-totals', Totals);
