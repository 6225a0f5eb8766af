import { budgetIn, fieldOfFault, withDeed } from './budget-fields.js';

const posted = {
  'l.0.id': 'l4',
  'l.0.heading': '1',
  'l.0.description': 'Trainer',
  'l.0.unit': 'month',
  'l.0.quantity': '6',
  'l.0.unitCost': '8 000,00',
  'l.2.heading': '2',
  'l.2.description': 'Bus',
  'l.3.heading': '3',
  'l.3.unit': 'piece',
  's.0.kind': 'own',
  's.0.name': '',
  's.0.amount': '500',
  indirect: '100',
  requested: '1000',
};

describe('the budget in a posted form', () => {
  it('has the lines in which something was typed, each with an id that stays', () => {
    const { lines } = budgetIn(posted);

    expect(lines).toEqual([
      { id: 'l4', heading: '1', description: 'Trainer', unit: 'month', quantity: '6', unitCost: '8 000,00' },
      { id: 'l5', heading: '2', description: 'Bus', unit: '', quantity: '', unitCost: '' },
    ]);
  });

  it('gives the second of two lines with one id another', () => {
    const twice = { 'l.0.id': 'l1', 'l.0.description': 'a', 'l.1.id': 'l1', 'l.1.description': 'b' };

    expect(budgetIn(twice).lines.map(({ id }) => id)).toEqual(['l1', 'l2']);
  });

  it('keeps the amounts and sources as typed', () => {
    expect(budgetIn(posted)).toMatchObject({
      indirect: '100',
      contingency: '',
      requested: '1000',
      sources: [{ id: 's1', kind: 'own', name: '', amount: '500' }],
    });
  });

  it('loses a line that is taken away', () => {
    expect(withDeed(budgetIn(posted), { verb: 'remove', detail: 'l4' }).lines.map(({ id }) => id)).toEqual(['l5']);
  });

  it('keeps what a line says about itself, where something was said', () => {
    const said = { 'l.0.description': 'a', 'l.0.part': '1.2', 'l.0.clarification': ' ', 'l.0.basis': 'Devis' };

    expect(budgetIn(said).lines).toMatchObject([{ part: '1.2', basis: 'Devis' }]);
    expect(budgetIn(said).lines[0]).not.toHaveProperty('clarification');
  });

  it('knows the field of a fault', () => {
    const budget = budgetIn(posted);

    expect(fieldOfFault(budget, { code: 'required', line: 'l5', field: 'unit', params: {} })).toBe('l.1.unit');
    expect(fieldOfFault(budget, { code: 'required', source: 's1', params: {} })).toBe('s.0.amount');
    expect(fieldOfFault(budget, { code: 'indirectAboveLimit', field: 'indirect', params: {} })).toBe('indirect');
    expect(fieldOfFault(budget, { code: 'noLines', params: {} })).toBe('l.0.description');
  });
});
