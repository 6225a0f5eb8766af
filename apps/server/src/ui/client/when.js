// Shows a question when the answers above ask for it, and hides it when they no longer do. What was typed in it stays in
// the form, hidden, and is sent with it. The server decides by the same rule (libs/calls/src/conditions.ts), also alone.
const GAPS = /[\s\u00a0\u202f\u2009'’\u066c\u200e\u200f]/g;

function western(text) {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.codePointAt(0) & 15));
}

/** A number as people type it; null where it is none, or could be two. */
function numberIn(typed) {
  const text = western(typed.normalize('NFKC')).replace(GAPS, '').replaceAll('\u066b', ',');
  const match = /^(-?)(\d[\d.,]*)$/.exec(text);
  if (!match) return null;
  const digits = match[2];
  const separators = digits.replace(/\d/g, '');
  if (separators === '') return Number(match[1] + digits);
  const last = separators.at(-1);
  const isPoint = separators.length === 1 || last !== separators[0];
  const [whole, fraction = ''] = isPoint ? digits.split(last) : [digits];
  if (isPoint && fraction === '') return null;
  if (separators.length === 1) {
    const isUnclear = fraction.length === 3 && whole.length <= 3 && !whole.startsWith('0');
    return isUnclear ? null : Number(`${match[1]}${whole}.${fraction}`);
  }
  if (!/^\d{1,3}(?: \d{3})+$/.test(whole.replaceAll(separators[0], ' '))) return null;
  return Number(`${match[1]}${whole.replaceAll(separators[0], '')}.${fraction || '0'}`);
}

/** Whether the values of a question pass a test; `values` holds what is chosen or typed, without what is empty. */
function passes(test, values) {
  if ('fixed' in test) return test.fixed;
  if (test.is) return values.some((value) => test.is.includes(value));
  if (test.isNot) return values.length > 0 && !values.some((value) => test.isNot.includes(value));
  if (test.answered !== undefined) return values.length > 0 === test.answered;
  const value = numberIn(values[0] ?? '');
  if (value === null || (test.money && (value < 0 || Math.abs(value * 100 - Math.round(value * 100)) > 1e-6)))
    return false;
  return value >= (test.atLeast ?? -Infinity) && value <= (test.atMost ?? Infinity);
}

class When extends HTMLElement {
  #rule = null;
  #ends = new AbortController();

  connectedCallback() {
    this.#rule = JSON.parse(this.getAttribute('rule'));
    const form = this.closest('form');
    if (!form) return;
    const look = () => this.#look(form);
    form.addEventListener('input', look, { signal: this.#ends.signal });
    form.addEventListener('change', look, { signal: this.#ends.signal });
  }

  disconnectedCallback() {
    this.#ends.abort();
  }

  // Listeners run in the order of the page, and a question depends only on earlier ones: those have been looked at.
  #look(form) {
    const results = this.#rule.tests.map((test) => passes(test, test.field ? valuesOf(form, test.field) : []));
    this.hidden = !(this.#rule.join === 'all' ? results.every(Boolean) : results.some(Boolean));
  }
}

function valuesOf(form, field) {
  return [...form.elements]
    .filter(({ name }) => name === field || name.startsWith(`${field}.`))
    .filter((control) => !['radio', 'checkbox'].includes(control.type) || control.checked)
    .filter((control) => !control.closest('minha-when[hidden]'))
    .map(({ value }) => value.trim())
    .filter((value) => value !== '');
}

customElements.define('minha-when', When);
