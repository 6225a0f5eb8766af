import { join } from 'node:path';
import { readDefinition } from '#libs/engine';
import { lettersOfDecisions } from './letters-of-decisions.js';

const machine = readDefinition(join('config', 'workflows', 'grant.restricted-call.v2.yaml'));
const eventsIn = (state: string) => lettersOfDecisions(machine, [state]).map(({ event }) => event);

describe('what may be written from where a file stands', () => {
  it('is the letter of each decision of its state, and of those around it', () => {
    expect(lettersOfDecisions(machine, ['eligibilityCheck.administrative'])).toEqual(
      expect.arrayContaining([
        { event: 'administrativeCheckFailed', template: 'rejectedAdministrative' },
        { event: 'clarificationRequested', template: 'clarificationRequested' },
      ]),
    );
  });

  it('leaves out what others bring about, what writes nothing, and what belongs elsewhere', () => {
    expect(eventsIn('eligibilityCheck.administrative')).not.toContain('administrativeCheckPassed');
    expect(eventsIn('eligibilityCheck.administrative')).not.toContain('applicationWithdrawn');
    expect(eventsIn('eligibilityCheck.administrative')).not.toContain('callWasCancelled');
    expect(eventsIn('eligibilityCheck.administrative')).not.toContain('eligibilityRefused');
    expect(eventsIn('award.reserve')).not.toContain('reserveExpired');
  });

  it('holds award, refusal and reserve before they are announced', () => {
    expect(eventsIn('scoring.ranked')).toEqual(
      expect.arrayContaining(['provisionallySelected', 'placedOnReserve', 'notSelected']),
    );
    expect(eventsIn('award.proposed')).toEqual(expect.arrayContaining(['awardDecided', 'awardDeclined']));
  });
});
