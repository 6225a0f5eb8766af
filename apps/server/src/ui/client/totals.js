// Totals and ceilings that follow the figures while they are typed, read by the rules of the server (libs/kernel) and
// held against it by one set of vectors. The server computes them again and is the only one believed.

// Typed by the reader, or put there because somebody else wrote it.
const CHANGES = ['input', 'filled'];

class Totals extends HTMLElement {
  connectedCallback() {
    for (const kind of CHANGES) this.addEventListener(kind, this.#compute);
  }

  disconnectedCallback() {
    for (const kind of CHANGES) this.removeEventListener(kind, this.#compute);
  }

  /** Totals stand after what they add up, so one pass in the order of the page is enough; what compares them follows. */
  #compute = () => {
    const typed = new Map();
    for (const field of this.querySelectorAll('input[name]')) typed.set(field.name, field.value);
    const totals = new Map();
    const minor = (name) => totals.get(name) ?? amount(typed.get(name) ?? '') ?? 0n;
    const outputs = [...this.querySelectorAll('output[data-name]')];
    for (const output of outputs.filter(({ dataset }) => !dataset.share)) {
      const value = valueOf(output.dataset, minor, { totals, typed });
      totals.set(output.dataset.name, value);
      output.textContent = this.#shown(value);
    }
    for (const output of outputs.filter(({ dataset }) => dataset.share)) {
      const [part, whole] = output.dataset.share.split(' ').map(minor);
      output.textContent = whole === 0n ? '' : this.#percent(Number((part * 10_000n) / whole) / 10_000);
    }
    for (const ceiling of this.querySelectorAll('[data-ceiling]')) this.#judge(ceiling, minor);
  };

  #judge(ceiling, minor) {
    const { of, least, most, once } = ceiling.dataset;
    const isAsked = !once || minor(once) > 0n;
    const lowest = isAsked && least ? border(least, minor, 'up') : null;
    const highest = isAsked && most ? border(most, minor, 'down') : null;
    const value = minor(of);
    const isBelow = lowest !== null && value < lowest;
    const isAbove = highest !== null && value > highest;
    const state = isBelow ? (value === 0n ? 'open' : 'below') : isAbove ? 'above' : 'kept';
    const fills = {
      value,
      least: lowest,
      most: highest,
      by: isBelow ? lowest - value : isAbove ? value - highest : 0n,
    };
    for (const words of ceiling.querySelectorAll('[data-state]')) words.hidden = words.dataset.state !== state;
    for (const place of ceiling.querySelectorAll('[data-fill]'))
      place.textContent = this.#shown(fills[place.dataset.fill] ?? 0n);
  }

  #shown(value) {
    const two = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
    const digits = String(value < 0n ? -value : value).padStart(3, '0');
    const exact = `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
    const plain = new Intl.NumberFormat('en-GB', two).format(exact);
    if (this.dataset.lang === 'en') return plain;
    return plain.replaceAll(',', '\u00a0').replace('.', ',');
  }

  #percent(ratio) {
    const shown = new Intl.NumberFormat(this.dataset.locale, { style: 'percent', maximumFractionDigits: 1 });
    const isGrouped = ({ type }) => type === 'group' && this.dataset.lang !== 'en';
    const parts = shown.formatToParts(ratio).map((part) => (isGrouped(part) ? '\u00a0' : part.value));
    return parts.join('').replaceAll('\u202f', '\u00a0');
  }
}

/** The largest amount that can be typed, and the largest total of a line, in minor units. */
const LARGEST = 1_000_000_000_000n;

function valueOf({ sum, product, percent }, minor, { totals, typed }) {
  if (percent) return border(percent, minor, 'down');
  if (sum !== undefined)
    return sum
      .split(' ')
      .filter(Boolean)
      .flatMap((name) => (name.includes('*') ? like(name, [...totals.keys(), ...typed.keys()]) : [name]))
      .reduce((total, name) => total + minor(name), 0n);
  const [units, unit] = (product ?? '').split(' ');
  // Ten-thousandths times hundredths; a half is rounded up, as on the server.
  const total = ((quantity(typed.get(units) ?? '') ?? 0n) * (amount(typed.get(unit) ?? '') ?? 0n) + 5_000n) / 10_000n;
  return total > LARGEST ? 0n : total;
}

/** Of some names those that a name with `*` for a number means. */
function like(name, names) {
  const [before, after] = name.split('*');
  const isNumber = (text) => /^\d+$/.test(text);
  return names.filter(
    (one) =>
      one.startsWith(before) && one.endsWith(after) && isNumber(one.slice(before.length, one.length - after.length)),
  );
}

/** `163500000` minor units, or `7.5 direct`: a percentage of another figure, rounded down or up. */
function border(text, minor, rounding) {
  const [figure, of] = text.split(' ');
  if (!of) return BigInt(figure);
  const [whole, fraction = ''] = figure.split('.');
  const scale = 10n ** BigInt(fraction.length);
  const round = rounding === 'up' ? 100n * scale - 1n : 0n;
  return (minor(of) * BigInt(whole + fraction) + round) / (100n * scale);
}

/** What somebody typed as an amount, in minor units; null where the server would not take it. */
function amount(typed) {
  const [whole, fraction = ''] = number(typed)?.split('.') ?? [];
  if (whole === undefined || /[1-9]/.test(fraction.slice(2))) return null;
  const minor = BigInt(whole) * 100n + BigInt(fraction.slice(0, 2).padEnd(2, '0'));
  return minor > LARGEST ? null : minor;
}

/** What somebody typed as a quantity, in ten-thousandths. */
function quantity(typed) {
  const [whole, fraction = ''] = number(typed)?.split('.') ?? [];
  if (whole === undefined || whole.length > 15 || fraction.length > 4) return null;
  return BigInt(whole) * 10_000n + BigInt(fraction.padEnd(4, '0'));
}

/** `1 234,50`, `1.234,50` and `١٢٣٤٫٥٠` are 1234.50; null for what can be read in two ways, such as 1.234. */
function number(typed) {
  const western = (zero) => (digit) => String(digit.codePointAt(0) - zero);
  const text = typed
    .normalize('NFKC')
    .replace(/[\u0660-\u0669]/gu, western(0x0660))
    .replace(/[\u06f0-\u06f9]/gu, western(0x06f0))
    .replace(/[\s\u00a0\u202f\u2009'’\u066c\u200e\u200f]/gu, '')
    .replaceAll('\u066b', ',');
  if (!/^\d[\d.,]*$/u.test(text)) return null;
  const separators = text.replace(/\d/gu, '');
  if (separators === '') return text;
  if (separators.length === 1) {
    const [whole, fraction] = text.split(separators);
    const couldBeThousands = fraction.length === 3 && whole.length <= 3 && !whole.startsWith('0');
    return fraction === '' || couldBeThousands ? null : `${whole}.${fraction}`;
  }
  const group = separators[0];
  const point = separators.at(-1);
  const [whole, fraction] = point === group ? [text] : text.split(point);
  if (!/^\d{1,3}(?: \d{3})+$/u.test(whole.replaceAll(group, ' ')) || fraction === '') return null;
  const integer = whole.replaceAll(group, '');
  return fraction === undefined ? integer : `${integer}.${fraction}`;
}

customElements.define('minha-totals', Totals);
