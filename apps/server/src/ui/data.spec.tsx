import { render } from 'preact-render-to-string';
import { DataTable, type Column } from './data-table.js';
import { FilePlace } from './file-place.js';
import { Funnel } from './funnel.js';
import { MoneyBar } from './money-bar.js';
import { ScoreButtons } from './score-buttons.js';
import { Statechart } from './statechart.js';
import { TaskProgress } from './task-list.js';
import { aView } from './testing/a-view.js';
import { Timeline } from './timeline.js';

const view = aView();
interface Row {
  readonly id: string;
  readonly amount: number;
}
const columns: readonly Column<Row>[] = [
  { key: 'id', head: 'Référence', cell: (row) => row.id, sort: { href: '?sort=id', direction: 'ascending' } },
  { key: 'amount', head: 'Montant', kind: 'number', cell: (row) => row.amount },
];

describe('a table', () => {
  const table = (
    <DataTable
      view={view}
      caption="Demandes"
      columns={columns}
      rows={[{ id: '<b>7', amount: 3 }]}
      rowKey={(row) => row.id}
      totals={{ amount: 3 }}
    />
  );

  it('names its rows and columns', () => {
    const html = render(table);
    expect(html).toContain('<caption>Demandes</caption>');
    expect(html).toContain('<th role="rowheader" scope="row" data-label="Référence">&lt;b>7</th>');
    expect(html).toContain('<th role="columnheader" scope="col" aria-sort="ascending">');
  });

  it('gives each value the name of its column, for the cards of a narrow screen', () => {
    expect(render(table)).toContain('<td role="cell" class="num" data-label="Montant"><div>3</div></td>');
  });

  it('has nothing in a cell that says nothing, so that a card leaves it out', () => {
    const silent = [...columns, { key: 'note', head: 'Note', cell: () => '' }];
    const html = render(
      <DataTable view={view} caption="c" columns={silent} rows={[{ id: 'a', amount: 1 }]} rowKey={({ id }) => id} />,
    );
    expect(html).toContain('<td role="cell" data-label="Note"></td>');
  });

  it('has its totals', () => {
    expect(render(table)).toMatch(/<tfoot.*Total.*<div>3<\/div>.*<\/tfoot>/);
  });

  it('says above a row what the rows from there on are beyond', () => {
    const rows = [
      { id: 'a', amount: 1 },
      { id: 'b', amount: 2 },
    ];
    const html = render(
      <DataTable
        view={view}
        caption="c"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        before={({ id }) => (id === 'b' ? 'Limite' : null)}
      />,
    );
    expect(html.match(/class="table-divider"/g)).toHaveLength(1);
    expect(html).toMatch(/<td role="cell" colspan="2">Limite<\/td><\/tr><tr role="row"><th[^>]*>b</);
  });

  it('without rows is what it says instead', () => {
    expect(
      render(<DataTable view={view} caption="c" columns={columns} rows={[]} rowKey={(row) => row.id} empty="Rien" />),
    ).toBe('Rien');
  });
});

describe('the bar of a grant’s money', () => {
  const figures = { awarded: 10_000, committed: 8_000, paid: 5_000, justified: 0, available: 2_000 };
  const widths = (html: string) =>
    [...html.matchAll(/<rect class="bar-(\w+)" x="(\d+)" y="\d+" width="(\d+)"/g)].map(([, kind, x, width]) =>
      [kind, x, width].join(' '),
    );

  it('draws each kind as its share of the award', () => {
    expect(widths(render(<MoneyBar view={view} currency="EUR" figures={figures} />)).slice(0, 4)).toEqual([
      'available 0 1000',
      'committed 0 800',
      'paid 0 500',
      'justified 0 0',
    ]);
  });

  it('begins at the right in Arabic', () => {
    expect(widths(render(<MoneyBar view={aView({ lang: 'ar' })} currency="EUR" figures={figures} />))).toContain(
      'paid 500 500',
    );
  });

  it('has the same figures as a table', () => {
    const html = render(<MoneyBar view={view} currency="EUR" figures={figures} />);
    expect(html).toContain('>80,00</bdi>');
    expect(html).toContain('Reste à demander');
  });

  it('of what is committed names no award, and everything is a share of the commitment', () => {
    const html = render(<MoneyBar view={view} currency="EUR" figures={figures} of="committed" />);
    expect(widths(html)).toContain('committed 0 1000');
    expect(html).toContain('Part du montant engagé');
    expect(html).not.toContain('Attribué');
  });

  it('of nothing awarded draws nothing', () => {
    const none = { awarded: 0, committed: 0, paid: 0, justified: 0, available: 0 };
    expect(widths(render(<MoneyBar view={view} currency="EUR" figures={none} />))).toContain('committed 0 0');
  });
});

describe('a funnel', () => {
  it('says no share of a step that nobody has come to yet', () => {
    const steps = [8, 4, 0].map((count) => ({ key: String(count), label: String(count), count, href: null }));
    const shares = render(<Funnel view={view} caption="c" steps={steps} />).match(/\d+\s%/gu);
    expect(shares?.map((share) => Number.parseInt(share, 10))).toEqual([50]);
  });
});

describe('a procedure', () => {
  const state = (id: string) => ({ id, label: `Étape ${id}` });
  const chart = { states: ['c', 'a', 'b'].map(state), transitions: [chartWay('ab'), chartWay('bc')] };
  const html = render(<Statechart view={view} chart={chart} current={['b']} passed={new Set(['a', 'b'])} />);

  it('has a picture that the keyboard can scroll, under a name', () => {
    expect(html).toContain('<div class="statechart-frame" tabindex="0" role="region" aria-label="Étapes du dossier">');
  });

  it('has the rows of its table in the order of the picture', () => {
    const rows = html.slice(html.indexOf('<tbody')).match(/rowheader.*?Étape \w/g);
    expect(rows?.map((row) => row.at(-1))).toEqual(['a', 'b', 'c']);
  });

  it('says where the file was, where it is and what may come next, in the picture and in its table', () => {
    const drawn = html.match(/chart-state chart-\w+"(?=.*?<text)/g);
    expect(drawn).toEqual(['passed', 'now', 'next'].map((role) => `chart-state chart-${role}"`));
    expect(html).toContain('Étape a – Étape passée');
    expect(html).toContain('Étape b – Situation actuelle');
    expect(html).toContain('Étape c – Suite possible');
  });
});

function chartWay([from = '', to = '']: string) {
  return { from, to };
}

describe('a story', () => {
  it('names whoever acted as a part of its own, and nobody where nobody is known', () => {
    const moment = { at: new Date(0), title: 'Demande soumise' };
    const moments = [
      { ...moment, key: '1', by: 'Nadia' },
      { ...moment, key: '2' },
    ];
    const titles = render(<Timeline view={view} moments={moments} />).match(/moment-title">.*?<\/p>/g);
    expect(titles?.map((title) => title.replaceAll(/^[^>]*>|<[^>]+>/g, ''))).toEqual([
      'Demande soumise – Nadia',
      'Demande soumise',
    ]);
  });
});

describe('the buttons of a score', () => {
  it('are five, with their words, the given one chosen', () => {
    const html = render(<ScoreButtons view={view} name="s" label="1.1" value={4} />);
    expect(html.match(/type="radio"/g)).toHaveLength(5);
    expect(html).toMatch(/value="4" checked/);
    expect(html).toContain('Très insuffisant');
  });

  it('are gone once the score is final', () => {
    const html = render(<ScoreButtons view={view} name="s" label="1.1" value={4} final />);
    expect([html.includes('radio'), html.includes('Bon')]).toEqual([false, true]);
  });
});

describe('progress', () => {
  it('is computed from the tasks', () => {
    const task = (key: string, state: 'done' | 'notStarted') => ({ key, title: key, state });
    expect(render(<TaskProgress view={view} tasks={[task('a', 'done'), task('b', 'notStarted')]} />)).toContain(
      '1 sur 2 rubriques terminées',
    );
  });
});

describe('the place of a file', () => {
  it('is a code that is not cut, or a title in its own direction', () => {
    const [code, title] = ['KAF-C-0012', 'حرف-COVID-19'].map((label) =>
      render(<FilePlace view={aView()} origin={{ place: 'application', label }} />),
    );
    expect(code).toContain('<bdi dir="ltr" class="code">KAF-C-0012</bdi>');
    expect(title).toContain('<bdi>حرف-COVID-19</bdi>');
  });
});
