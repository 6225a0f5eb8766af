import { render } from 'preact-render-to-string';
import { datePartsIn, datePartsOf, isoDateOf } from './field-date.js';
import { Field, type FieldProps } from './field.js';
import { graphemeCount } from '#libs/kernel';
import { aView } from './testing/a-view.js';

const view = aView();
const options = [
  { value: 'a', label: 'Un' },
  { value: 'b', label: 'Deux' },
];
const base = { view, name: 'x', label: 'Titre' } as const;
const HOSTILE = '"><script>alert(1)</script>';

const KINDS: readonly FieldProps[] = [
  { ...base, kind: 'text', value: HOSTILE },
  { ...base, kind: 'email', value: HOSTILE },
  { ...base, kind: 'tel', value: HOSTILE },
  { ...base, kind: 'password', value: HOSTILE },
  { ...base, kind: 'number', value: HOSTILE },
  { ...base, kind: 'code', value: HOSTILE },
  { ...base, kind: 'textarea', value: `</textarea>${HOSTILE}` },
  { ...base, kind: 'money', currency: 'EUR', value: HOSTILE },
  { ...base, kind: 'date', value: { day: HOSTILE, month: HOSTILE, year: HOSTILE } },
  { ...base, kind: 'select', options: [{ value: HOSTILE, label: HOSTILE }], value: HOSTILE },
  { ...base, kind: 'radios', options: [{ value: HOSTILE, label: HOSTILE }], value: HOSTILE },
  { ...base, kind: 'checkboxes', options: [{ value: HOSTILE, label: HOSTILE }], values: [HOSTILE] },
  { ...base, kind: 'checkbox', label: HOSTILE },
  { ...base, kind: 'file', label: HOSTILE },
];

describe('a field', () => {
  it.each(KINDS.map((props) => [props.kind, props] as const))(
    'of kind %s escapes what was typed and keeps it',
    (_kind, props) => {
      const html = render(<Field {...props} />);
      expect(html).not.toContain('<script>');
      expect(html).toContain('&lt;script');
    },
  );

  it.each(KINDS.map((props) => [props.kind, props] as const))(
    'of kind %s can be reached by the link of its error',
    (_kind, props) => {
      expect(render(<Field {...props} error="Faux" />)).toMatch(/<(input|textarea|select)[^>]* id="f-x"/);
    },
  );

  it.each(KINDS.map((props) => [props.kind, props] as const))('of kind %s says its error in words', (_kind, props) => {
    expect(render(<Field {...props} error="Faux" />)).toContain(
      '<p class="field-error" id="f-x-error"><span class="visually-hidden">Erreur\u00a0: </span>Faux</p>',
    );
  });

  it('ties help, error and count to the control', () => {
    const html = render(<Field {...base} kind="text" help="Aide" error="Faux" limit={5} value="abc" />);
    expect(html).toContain('aria-describedby="f-x-help f-x-error f-x-count" aria-invalid="true"');
  });

  it('has its label before its help, and its help before the control', () => {
    const html = render(<Field {...base} kind="text" help="Aide" />);
    const order = ['Titre', 'Aide', '<input'].map((part) => html.indexOf(part));
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('says that it is optional in words', () => {
    expect(render(<Field {...base} kind="text" optional />)).toContain('(facultatif)');
  });

  it('lets the browser enforce nothing', () => {
    const html = KINDS.map((props) => render(<Field {...props} />)).join('');
    expect(html).not.toMatch(/ (required|maxlength|pattern|min|max)[= >]/);
  });

  it.each([
    ['a', [true, false]],
    [undefined, [false, false]],
  ])('keeps the choice %p', (value, expected) => {
    const html = render(<Field {...base} kind="radios" options={options} value={value} />);
    expect([...html.matchAll(/<input[^>]*>/g)].map(([input]) => input.includes(' checked'))).toEqual(expected);
  });
});

describe('an amount', () => {
  it('runs from left to right, while its unit follows the page', () => {
    expect(render(<Field {...base} kind="money" currency="EUR" />)).toMatch(
      /<span class="input-with-unit"><input[^>]* dir="ltr"/,
    );
  });
});

describe('a limit', () => {
  it.each([
    ['abc', 'Caractères restants\u00a0: 2'],
    ['abcde', 'Caractères restants\u00a0: 0'],
    ['abcdef', 'Caractères en trop\u00a0: 1'],
  ])('is said in words for "%s"', (value, expected) => {
    expect(render(<Field {...base} kind="text" limit={5} value={value} />)).toContain(`>${expected}</span>`);
  });

  it.each([
    ['é', 1],
    ['e\u0301', 1],
    ['مُحَمَّد', 4],
    ['👩‍👩‍👧', 1],
    ['a\r\nb', 3],
    ['', 0],
  ])('counts "%s" as people do', (text, expected) => {
    expect(graphemeCount(text)).toBe(expected);
  });
});

describe('a date in three parts', () => {
  it.each([
    [{ day: '1', month: '2', year: '2026' }, '2026-02-01'],
    [{ day: '29', month: '02', year: '2028' }, '2028-02-29'],
    [{ day: '29', month: '2', year: '2026' }, null],
    [{ day: '31', month: '4', year: '2026' }, null],
    [{ day: '0', month: '1', year: '2026' }, null],
    [{ day: '1', month: '13', year: '2026' }, null],
    [{ day: '1', month: '1', year: '26' }, null],
    [{ day: '', month: '', year: '' }, null],
    [{ day: '1e0', month: '1', year: '2026' }, null],
  ])('%j is %p', (parts, expected) => {
    expect(isoDateOf(parts)).toBe(expected);
  });

  it('comes out of a form as it was typed', () => {
    expect(datePartsIn({ 'x.day': ' 3 ', 'x.month': 'mars' }, 'x')).toEqual({ day: '3', month: 'mars', year: '' });
  });

  it('is filled from what is stored', () => {
    expect(datePartsOf('2026-02-09')).toEqual({ day: '9', month: '2', year: '2026' });
  });
});
