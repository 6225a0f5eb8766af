import { render } from 'preact-render-to-string';
import { Autosave } from './autosave.js';
import { aView } from './testing/a-view.js';

const words = (savedAt: Date) =>
  render(
    <Autosave view={aView({ now: new Date('2026-02-16T08:00:00Z') })} form="f" url="/draft" savedAt={savedAt} />,
  ).replaceAll(/<[^>]+>/g, '');

describe('when a draft was saved', () => {
  it('is an hour today', () => {
    expect(words(new Date('2026-02-16T07:04:00Z')).replaceAll('\u00a0', ' ')).toMatch(/^Enregistré à \d+ h 04$/);
  });

  it('has its day on any other day: yesterday’s noon is not this noon', () => {
    expect(words(new Date('2026-02-10T07:04:00Z')).replaceAll('\u00a0', ' ')).toMatch(
      /^Enregistré le mardi 10 février 2026 à \d+ h 04$/,
    );
  });
});
