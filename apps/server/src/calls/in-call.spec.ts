import type { Stage } from '#libs/calls';
import { aView } from '../ui/testing/a-view.js';
import { inCall } from './in-call.js';

const KEYS = ['call.stage.fullApplication', 'state.grant.draft.fullApplication', 'evaluation.stage.fullApplication'];

describe('what is said about a call', () => {
  it('of one stage speaks of the application, which completes nothing', () => {
    const view = inCall(aView(), { stages: ['fullApplication'] });

    expect(KEYS.map((key) => view.t(key))).toEqual(['Demande', 'Demande à rédiger', 'Demande']);
  });

  it.each<readonly [string, readonly Stage[] | null]>([
    ['of two stages', ['conceptNote', 'fullApplication']],
    ['that nobody knows', null],
  ])('%s keeps the words of the second', (_which, stages) => {
    const view = inCall(aView(), stages ? { stages } : undefined);

    expect(KEYS.map((key) => view.t(key))).toEqual([
      'Demande complète',
      'Demande complète à rédiger',
      'Demande complète',
    ]);
  });

  it('of one stage leaves alone what has no other words', () => {
    const view = aView();

    expect(inCall(view, { stages: ['fullApplication'] }).t('awards.ranking.caption.fullApplication')).toBe(
      view.t('awards.ranking.caption.fullApplication'),
    );
  });
});
