import { eventDone, isOfTheEngine } from './event-words.js';
import { aView } from './testing/a-view.js';

const view = aView();

describe('a row of a story', () => {
  it('says of a reminder what it reminded of', () => {
    expect(eventDone(view, 'reminded', 'awardDate')).toContain('décision d’attribution');
  });

  it('says of a passed deadline which one it was', () => {
    expect(eventDone(view, 'deadlinePassed', 'eligibilityCheckDue')).toContain(
      'fin de la vérification de l’éligibilité',
    );
  });

  it('still says that a reminder was sent where its deadline has no name', () => {
    expect(eventDone(view, 'reminded', 'unheardOf')).toBe('Un rappel a été envoyé');
  });

  it.each(['stateCorrected', 'definitionChanged', 'definitionChangeUndone', 'deadlinesRecomputed'])(
    'says what operators did, aloud: %s',
    (event) => {
      expect(eventDone(view, event, null)).not.toContain(event);
      expect(isOfTheEngine(event)).toBe(false);
    },
  );

  it('knows what the engine wrote by itself', () => {
    expect([isOfTheEngine('reminded'), isOfTheEngine('awardDecided')]).toEqual([true, false]);
  });
});
