import { systemActor, type Actor } from '#libs/kernel';
import { DeclarationMissing, mustHaveDeclared, mustHaveOneOf, NotYourTask } from './who-may.js';

const chair: Actor = { kind: 'person', id: 'p', roles: ['chair'] };

describe('who may', () => {
  it('lets in whoever has one of the roles', () => {
    expect(() => mustHaveOneOf(chair, ['secretary', 'chair'])).not.toThrow();
  });

  it('refuses everybody else, the system too', () => {
    expect(() => mustHaveOneOf(chair, ['assessor'])).toThrow(NotYourTask);
    expect(() => mustHaveOneOf(systemActor('timer'), ['chair'])).toThrow(NotYourTask);
  });

  it('refuses a reader without a declaration of impartiality', () => {
    expect(() => mustHaveDeclared(false)).toThrow(DeclarationMissing);
    expect(() => mustHaveDeclared(true)).not.toThrow();
  });
});
