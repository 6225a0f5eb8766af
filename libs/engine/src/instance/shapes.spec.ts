import { randomUUID } from 'node:crypto';
import { changesOf } from './change.js';
import { aDecision, aFile } from '../testing/a-file.js';
import { passageOf } from './passage.js';
import { shapesOf } from './shapes.js';

const shapeOf = (passage: ReturnType<typeof passageOf>) =>
  JSON.parse(shapesOf(changesOf(aFile(), [passage])).shapes)[0];

describe('the shapes of a batch', () => {
  it('are one for all that take the same passage', () => {
    const passage = passageOf(aDecision());
    const changes = [aFile(), aFile({ version: 7, shard: 9 })].flatMap((file) => changesOf(file, [passage]));

    expect(shapesOf(changes).indexes).toEqual([0, 0]);
    expect(JSON.parse(shapesOf(changes).shapes)).toHaveLength(1);
  });

  it('are as many as there are passages', () => {
    const [one, other] = [passageOf(aDecision()), passageOf(aDecision({ event: 'another' }))];
    const changes = [one, other, one].flatMap((passage) => changesOf(aFile(), [passage]));

    expect(shapesOf(changes).indexes).toEqual([0, 1, 0]);
  });

  it('say where the passage leads, and what falls due there', () => {
    const decision = aDecision();

    expect(shapeOf(passageOf(decision))).toMatchObject({
      state: 'eligibilityCheck.administrative',
      value: { eligibilityCheck: 'administrative' },
      fires_at: decision.timers[0]?.at.toISOString(),
      fired_at: decision.before?.firesAt?.toISOString(),
    });
  });

  it('leave out what stays as it was, and say what an instance remembers anew', () => {
    const { before, step } = aDecision();
    const shapeWith = (anew: object) =>
      shapeOf(passageOf(aDecision({ before, step: { ...step, snapshot: { ...step.snapshot, ...anew } } })));
    const anew = {
      context: { lot: 'L1', assessments: randomUUID() },
      since: { eligibilityCheck: '2026-03-01T00:00:00.000Z' },
      did: { submissionDeadlinePassed: ['timer'] },
      clocks: { awardDate: { since: '2026-03-01T00:00:00.000Z', stops: [] } },
    };
    const nothing = { context: null, since: null, did: null, clocks: null };

    expect(shapeWith({ since: before?.since })).toMatchObject(nothing);
    for (const [part, value] of Object.entries(anew)) {
      expect(shapeWith({ since: before?.since, [part]: value })).toMatchObject({ ...nothing, [part]: value });
    }
  });

  it('say everything of an instance that begins', () => {
    expect(shapeOf(passageOf(aDecision({ before: null })))).toMatchObject({
      context: {},
      did: {},
      clocks: {},
      fired_at: null,
      from_state: '',
    });
  });
});
