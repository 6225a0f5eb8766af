import {
  type Answer,
  type Answers,
  type Budget,
  type Call,
  columnsOf,
  type FormColumn,
  type Page,
  type Question,
  type QuestionOfRows,
  type Row,
  rowLimitsOf,
} from '#libs/calls';
import type { DemoOrganisation } from './cast.js';
import type { DemoProjects } from './material.js';
import { Random } from './random.js';

type Stage = 'conceptNote' | 'fullApplication';

/** How long every project lasts. */
const MONTHS = 9;

/** One project as its authors would describe it, the same in every part of the file. */
export class Project {
  readonly title: string;
  /** The contribution asked for, in whole units of the call's currency. */
  readonly requested: number;
  private readonly language: DemoProjects['fr'];
  private readonly trade: DemoProjects['fr']['trades'][number];
  private readonly people: string;

  constructor(
    projects: DemoProjects,
    private readonly organisation: DemoOrganisation,
    private readonly call: Call,
    private readonly lot: string,
    private readonly random: Random,
  ) {
    this.language = organisation.writesArabic ? projects.ar : projects.fr;
    this.trade = random.of(this.language.trades);
    this.people = random.of(this.language.people);
    this.title = `${this.trade.title}${organisation.writesArabic ? ' في ' : ' à '}${organisation.place}`;
    const { minGrantMinor, maxGrantMinor } = call.lot(lot);
    const thousands = [minGrantMinor, maxGrantMinor].map((minor) => Math.ceil(minor / 100_000));
    this.requested = random.whole(thousands[0] ?? 1, (thousands[1] ?? 1) - 1) * 1_000;
  }

  /** Every page of a part, with answers that the form accepts. */
  pages(stage: Stage): readonly { readonly page: string; readonly answers: Answers }[] {
    return this.call.form(stage).pages.map((page) => ({ page: page.id, answers: this.answersTo(page) }));
  }

  /** A budget that adds up and asks for what the concept note asked for. */
  budget(): Budget {
    const unit = this.call.file.budget.units[0]?.code ?? '';
    const own = Math.round(this.requested / 4);
    const total = this.requested + own;
    const parts = [
      { heading: '1', share: 0.42, description: 'Formatrices, formateurs et coordination' },
      { heading: '2', share: 0.08, description: 'Déplacements des participants' },
      { heading: '3', share: 0.27, description: 'Machines, outillage et matières' },
      { heading: '5', share: 0.23, description: 'Ateliers, suivi et évaluation' },
    ];
    const amounts = parts.map(({ share }) => Math.round((total * share) / 1_000) * 1_000);
    const rest = total - amounts.reduce((sum, amount) => sum + amount, 0);
    const lines = parts.map(({ heading, description }, index) => ({
      id: `l${index + 1}`,
      heading,
      description,
      unit,
      quantity: '1',
      unitCost: String((amounts[index] ?? 0) + (index === 0 ? rest : 0)),
    }));
    const sources = [{ id: 's1', kind: 'own' as const, name: 'Cotisations et prestations', amount: String(own) }];
    return { lines, indirect: '', contingency: '', requested: String(this.requested), sources };
  }

  private answersTo(page: Page): Answers {
    return Object.fromEntries(page.questions.map((question) => [question.id, this.answer(question)]));
  }

  private answer(question: Question): Answer {
    switch (question.type) {
      case 'text':
        return question.id === 'title' ? this.title : this.trade.subject;
      case 'longText':
        return this.paragraphs(question.maxGraphemes);
      case 'yesNo':
        return 'yes';
      case 'file':
        return [];
      case 'logframe':
        return question.levels.map(({ value }, n) => ({ ...this.row(question, n), level: value, year: '2026' }));
      case 'workPlan':
      case 'people':
      case 'table':
        return this.rows(question);
      case 'choice':
        return question.options[0]?.value ?? '';
      case 'multi':
        return question.options.slice(0, Math.max(1, question.min)).map(({ value }) => value);
      case 'number':
        return question.limits === 'duration' ? String(MONTHS) : String(Math.max(60, question.min));
      case 'money':
        return String(question.limits === 'grant' ? this.requested : Math.round(this.requested * 1.25));
      case 'date':
        return question.from ?? '2026-09-01';
      case 'province':
        return question.several ? [this.province()] : this.province();
    }
  }

  private province(): string {
    const { provinces } = this.call.lot(this.lot);
    const own = provinces.find(({ code }) => code === this.organisation.profile.province);
    return own?.code ?? provinces[0]?.code ?? '';
  }

  /** Activities follow each other over the whole of the project. */
  private rows(question: QuestionOfRows): Row[] {
    const length = Math.max(2, rowLimitsOf(question).min);
    return Array.from({ length }, (_, n) => {
      const row = this.row(question, n);
      if (question.type !== 'workPlan') return row;
      const [from, until] = [n, n + 1].map((done) => Math.floor((done * MONTHS) / length)) as [number, number];
      return { ...row, from: String(from + 1), until: String(until) };
    });
  }

  private row(question: QuestionOfRows, n: number): Row {
    return Object.fromEntries(columnsOf(question).map((column) => [column.id, this.cell(column, n)]));
  }

  private cell(column: FormColumn, row: number): string {
    if (column.type === 'choice') return column.options[0]?.value ?? '';
    if (column.type === 'number') return String(Math.max(12, column.min));
    const lines = this.language.lines[column.id] ?? [];
    return this.filledIn(lines[row % lines.length] ?? this.trade.subject);
  }

  private filledIn(text: string): string {
    return text
      .replaceAll('{place}', this.organisation.place)
      .replaceAll('{people}', this.people)
      .replaceAll('{subject}', this.trade.subject)
      .replaceAll('{market}', this.trade.market);
  }

  /** Two or three paragraphs in an order of their own, as long as the question allows. */
  private paragraphs(most: number): string {
    const start = this.random.whole(0, this.language.paragraphs.length - 1);
    const order = [0, 1, 2].map(
      (step) => this.language.paragraphs[(start + step) % this.language.paragraphs.length] ?? '',
    );
    const texts = order.map((text) => this.filledIn(text));
    let written = '';
    for (const text of texts)
      if (written.length + text.length + 2 < most) written += written === '' ? text : `\n\n${text}`;
    return written === '' ? (texts[0] ?? '').slice(0, Math.max(1, most - 1)) : written;
  }
}

/** A small PDF whose text says what it stands for. */
export function scanOf(title: string, organisation: string): Buffer {
  return Buffer.from(`%PDF-1.7\n% ${title} - ${organisation}\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n`);
}
