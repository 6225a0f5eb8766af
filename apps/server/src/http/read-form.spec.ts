import { z } from 'zod';
import { loadTexts } from '#libs/platform';
import { makeView } from '../ui/view.js';
import { choices, dateParts, optionalText, ticked } from './form-fields.js';
import { readForm } from './read-form.js';

const view = makeView({
  texts: loadTexts('config/texts'),
  lang: 'en',
  path: '/',
  csrf: '',
  person: null,
  now: new Date(0),
  zone: 'Africa/Casablanca',
  demo: false,
});

const schema = z.object({
  name: z.string().min(3, 'identity.person.error.name'),
  born: z.object({ on: dateParts('identity.organisation.error.foundedOn.date') }),
  colours: choices(['red', 'green'], 'http.input.invalid_value'),
  note: optionalText(10, 'http.input.too_big'),
  agreed: ticked,
});
const right = { name: 'Salma', 'born.on.day': '30', 'born.on.month': '4', 'born.on.year': '2018' };

describe('reading a form', () => {
  it('gives what the schema makes of it', () => {
    const form = readForm(schema, { ...right, colours: 'red', agreed: 'yes', _csrf: 'x' }, view);

    expect(form).toMatchObject({
      ok: true,
      value: { name: 'Salma', born: { on: '2018-04-30' }, colours: ['red'], note: null, agreed: true },
    });
  });
  it.each([
    [undefined, []],
    ['red', ['red']],
    [
      ['red', 'green'],
      ['red', 'green'],
    ],
  ])('takes %j choices', (colours, expected) => {
    expect(readForm(schema, { ...right, ...(colours === undefined ? {} : { colours }) }, view)).toMatchObject({
      value: { colours: expected },
    });
  });
  it('says of the whole field that one of its choices is none', () => {
    expect(readForm(schema, { ...right, colours: ['red', 'blue'] }, view)).toMatchObject({
      ok: false,
      errors: [{ name: 'colours' }],
    });
  });
  it('reads a date in Arabic-Indic digits', () => {
    expect(readForm(schema, { ...right, 'born.on.day': '٣٠' }, view)).toMatchObject({
      value: { born: { on: '2018-04-30' } },
    });
  });
  it('says what is wrong where it is, in the reader’s words, and keeps what was typed', () => {
    const form = readForm(schema, { ...right, name: 'S', 'born.on.day': '31' }, view);

    expect(form).toEqual({
      ok: false,
      typed: { ...right, name: 'S', 'born.on.day': '31' },
      errors: [
        { name: 'name', message: 'Enter your first name and surname.' },
        { name: 'born.on', message: 'Enter a date that exists, such as 30\u00a04\u00a02018.' },
      ],
    });
  });
  it('asks for a date of which nothing was entered', () => {
    const missing = 'identity.organisation.error.foundedOn.missing';
    const asked = z.object({ on: dateParts('identity.organisation.error.foundedOn.date', missing) });

    expect(readForm(asked, { 'on.day': '', 'on.month': '', 'on.year': '' }, view)).toMatchObject({
      errors: [{ name: 'on', message: 'Enter the date of foundation, such as 30\u00a04\u00a02018.' }],
    });
  });
  it('takes nothing for an empty form', () => {
    expect(readForm(schema, undefined, view)).toMatchObject({ ok: false, typed: {} });
  });
  it('cannot be made to touch a prototype', () => {
    readForm(schema, { '__proto__.polluted': 'yes', 'constructor.prototype.polluted': 'yes' }, view);

    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});
