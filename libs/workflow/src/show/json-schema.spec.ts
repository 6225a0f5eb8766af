import { Ajv } from 'ajv';
import { aLoanDefinition, loanVocabulary, type LoanDefinition } from '../testing/index.js';
import { definitionJsonSchema } from './json-schema.js';

const isValid = new Ajv({ strict: true, strictRequired: false }).compile(
  definitionJsonSchema({ loan: loanVocabulary }),
);

describe('the JSON schema of definition files', () => {
  it('accepts a sound definition', () => {
    expect(isValid(aLoanDefinition())).toBe(true);
  });

  it.each<[string, (definition: LoanDefinition) => void]>([
    ['an unknown key', (all) => (all['colour'] = 'red')],
    ['an unknown vocabulary', (all) => (all['vocabulary'] = 'grant')],
    ['an unknown event', (all) => (all['states'].running.on = { loanRepayed: { by: ['officer'] } })],
    ['an unknown role', (all) => (all['start'].by = ['boss'])],
    ['an unknown guard', (all) => (all['states'].running.on.loanRepaid.guards = ['maybe'])],
    ['an unknown deadline', (all) => (all['states'].asking.deadlines[0].name = 'later')],
    ['an unknown effect', (all) => (all['start'].effects = ['sing'])],
    ['an effect without its parameter', (all) => (all['start'].effects = ['tell'])],
    ['an effect with a wrong parameter', (all) => (all['start'].effects = [{ tell: { template: 'x' } }])],
    ['a state name with a dot', (all) => (all['states']['a.b'] = { final: true })],
  ])('marks %s', (_what, change) => {
    const definition = aLoanDefinition();

    change(definition);

    expect(isValid(definition)).toBe(false);
  });
});
