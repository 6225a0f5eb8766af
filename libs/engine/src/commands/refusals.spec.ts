import { DomainError } from '#libs/kernel';
import { commandRefused, tellRefusal, type CommandRefusal } from './refusals.js';

class RuleSaidNo extends DomainError {
  readonly code = 'test.no';
}

function told(error: unknown): readonly CommandRefusal[] {
  const heard: CommandRefusal[] = [];
  const stop = commandRefused.listen((refusal) => heard.push(refusal));
  tellRefusal('test.act', error);
  stop();
  return heard;
}

describe('a refused command', () => {
  it('is told with each reason of a transition once', () => {
    const reasons = [{ code: 'guard.a' }, { code: 'permission' }, { code: 'guard.a' }];

    expect(told(new RuleSaidNo('No.', { reasons }))).toEqual([
      { command: 'test.act', reasons: ['guard.a', 'permission'] },
    ]);
  });

  it.each([[{}], [{ reasons: [] }], [{ reasons: 'because' }], [{ reasons: [null, 'because', {}, { code: 7 }] }]])(
    'is told with the code of its rule where no reason has one: %j',
    (details) => {
      expect(told(new RuleSaidNo('No.', details))).toEqual([{ command: 'test.act', reasons: ['test.no'] }]);
    },
  );

  it('is none where something broke', () => {
    expect(told(new Error('broken'))).toEqual([]);
  });
});
