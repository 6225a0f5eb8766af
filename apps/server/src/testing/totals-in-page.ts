import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';

interface Place {
  readonly dataset: Readonly<Record<string, string>>;
  textContent: string;
  hidden: boolean;
  readonly querySelectorAll: (selector: string) => readonly Place[];
}

/** What a page of live totals shows: its totals by name, and of each border the words that are seen. */
export interface ShownFigures {
  readonly totals: Readonly<Record<string, string>>;
  readonly borders: Readonly<Record<string, string>>;
}

/** The figures that the server wrote into the page. */
export function figuresWritten(html: string): ShownFigures {
  return shown(pageOf(html));
}

/** The figures that the browser's own program computes from the fields of the page, after everything was wiped away. */
export function figuresComputed(html: string): ShownFigures {
  const page = pageOf(html);
  for (const output of page.outputs) output.textContent = '?';
  for (const { states } of page.borders)
    for (const state of states) {
      state.hidden = !state.hidden;
      for (const filled of state.querySelectorAll('[data-fill]')) filled.textContent = '?';
    }
  page.compute();
  return shown(page);
}

function shown({ outputs, borders }: ReturnType<typeof pageOf>): ShownFigures {
  return {
    totals: Object.fromEntries(outputs.map(({ dataset, textContent }) => [dataset['name'], textContent])),
    borders: Object.fromEntries(
      borders.map(({ element, states }) => [
        element.dataset['ceiling'],
        states
          .filter(({ hidden }) => !hidden)
          .map((state) => {
            const figures = state
              .querySelectorAll('[data-fill]')
              .map(({ dataset, textContent }) => `${dataset['fill']} ${textContent}`);
            return `${state.dataset['state']}: ${figures.join(', ')}`;
          })
          .join(' and '),
      ]),
    ),
  };
}

function pageOf(html: string) {
  const [, open = ''] = /<minha-totals([^>]*)>/u.exec(html) ?? [];
  const inputs = tags(html, 'input').map(({ attributes }) => ({
    name: attributes['name'] ?? '',
    value: attributes['value'] ?? '',
  }));
  const outputs = tags(html, 'output').map((found) => place(found));
  const borders = tags(html, 'li')
    .filter(({ attributes }) => 'data-ceiling' in attributes)
    .map((border) => {
      const pieces = border.content.split(/(?=<span data-state=)/u).slice(1);
      const states = pieces.map((piece) => {
        const [, written = ''] = /^<span ([^>]*)>/u.exec(piece) ?? [];
        const fills = tags(piece, 'bdi').map((found) => place(found));
        return place({ attributes: attributesIn(written), content: '' }, fills);
      });
      const fills = states.flatMap((state) => state.querySelectorAll('[data-fill]'));
      const element: Place = {
        ...place(border),
        querySelectorAll: (selector) => (selector === '[data-state]' ? states : fills),
      };
      return { element, states };
    });
  return {
    outputs,
    borders,
    compute: () =>
      run(
        dataOf(attributesIn(open)),
        inputs,
        outputs,
        borders.map(({ element }) => element),
      ),
  };
}

type Input = { readonly name: string; readonly value: string };

/** Runs `client/totals.js` on such a page, as a browser would after somebody has typed. */
function run(
  dataset: Place['dataset'],
  inputs: readonly Input[],
  outputs: readonly Place[],
  borders: readonly Place[],
) {
  const listeners: (() => void)[] = [];
  class FakeElement {
    readonly dataset = dataset;
    addEventListener = (_: string, listener: () => void) => listeners.push(listener);
    querySelectorAll = (selector: string) =>
      selector.startsWith('input') ? inputs : selector.startsWith('output') ? outputs : borders;
  }
  const program = readFileSync(join('apps', 'server', 'src', 'ui', 'client', 'totals.js'), 'utf8');
  const customElements = {
    define: (_: string, element: new () => { connectedCallback(): void }) => new element().connectedCallback(),
  };
  runInNewContext(program, { HTMLElement: FakeElement, customElements });
  for (const listener of listeners) listener();
}

interface Tag {
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: string;
}

function tags(html: string, name: string): readonly Tag[] {
  const pattern = name === 'input' ? /<input ([^>]*?)\/?>()/gu : new RegExp(`<${name} ([^>]*)>(.*?)</${name}>`, 'gsu');
  return [...html.matchAll(pattern)].map(([, written = '', content = '']) => ({
    attributes: attributesIn(written),
    content,
  }));
}

function attributesIn(written: string): Readonly<Record<string, string>> {
  const found = [...written.matchAll(/([\w-]+)(?:="([^"]*)")?/gu)];
  return Object.fromEntries(found.map(([, name = '', value = '']) => [name, decoded(value)]));
}

function place({ attributes, content }: Tag, inside: readonly Place[] = []): Place {
  return {
    dataset: dataOf(attributes),
    textContent: decoded(content),
    hidden: 'hidden' in attributes,
    querySelectorAll: () => inside,
  };
}

function dataOf(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const data = Object.entries(attributes).filter(([name]) => name.startsWith('data-'));
  return Object.fromEntries(data.map(([name, value]) => [name.slice('data-'.length), value]));
}

function decoded(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
