import { render } from 'preact-render-to-string';
import { Deadline, DeadlineBanner, isUrgent } from './deadline.js';
import { aView } from './testing/a-view.js';

const at = new Date('2026-02-19T12:00:00Z');
const HOUR = 3_600_000;
const before = (milliseconds: number) => new Date(at.getTime() - milliseconds);
const words = (html: string) => html.replaceAll(/<[^>]+>/g, '').replaceAll('\u00a0', ' ');

describe('a deadline', () => {
  it('says weekday, date, hour, zone and what remains', () => {
    const html = render(<Deadline view={aView({ now: before(76 * HOUR) })} at={at} />);
    expect(words(html)).toBe('Clôture le jeudi 19 février 2026 à 12 h 00, heure de Casablanca, dans 3 jours 4 heures');
  });

  it('has its instant for machines', () => {
    expect(render(<Deadline view={aView()} at={at} />)).toContain(
      '<time class="nums" datetime="2026-02-19T12:00:00.000Z">',
    );
  });

  it.each([
    [48 * HOUR, false],
    [48 * HOUR - 1, true],
    [1, true],
    [0, false],
    [-1, false],
  ])('%i ms before it is urgent: %p', (left, expected) => {
    expect(isUrgent(before(left), at)).toBe(expected);
  });

  it.each([
    [1, 'Clôture le'],
    [0, 'Terminé depuis le'],
  ])('is a half-open interval in words too (%i ms before)', (left, expected) => {
    expect(words(render(<Deadline view={aView({ now: before(left) })} at={at} />))).toContain(expected);
  });

  it('offers its calendar file while it is to come', () => {
    const html = [1, 0].map((left) =>
      render(<Deadline view={aView({ now: before(left) })} at={at} calendarHref="/d.ics" />),
    );
    expect(html.map((of) => of.includes('/d.ics'))).toEqual([true, false]);
  });

  it('of others is said without asking the reader for anything', () => {
    const html = render(<Deadline view={aView({ now: before(4 * HOUR) })} at={at} kind="expected" of="Décision" />);
    expect(words(html)).toBe('Décisionjeudi 19 février 2026 à 12 h 00, heure de Casablanca, dans 4 heures');
    expect(html).not.toContain('deadline-urgent');
  });

  it('that is named does not say twice that something ends', () => {
    const [open, past] = [1, 0].map((left) =>
      words(render(<Deadline view={aView({ now: before(left * HOUR) })} at={at} of="Fin des questions" />)),
    );
    expect(open).not.toContain('Clôture');
    expect(past).toContain('Terminé depuis');
  });

  it('moves to the top of the page only when it is urgent', () => {
    const html = [72, 12].map((hours) =>
      render(<DeadlineBanner view={aView({ now: before(hours * HOUR) })} at={at} />),
    );
    expect(html.map((of) => of !== '')).toEqual([false, true]);
  });
});
