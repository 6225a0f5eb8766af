import { cellsIn, fieldOfFault, fieldsSaying, freshLine } from './budget-fields.js';

describe('the budget in a posted form', () => {
  it('has the cells that it names, each with the version at which it was read', () => {
    const posted = {
      'l4.description': 'Trainer',
      'seen.l4.description': '3',
      'l4.quantity': '6',
      'seen.l4.quantity': 'x',
      indirect: '100',
      'l4.id': 'l9',
      'l4.total': '7',
      'x4.name': 'a',
      version: '3',
    };

    expect(cellsIn(posted)).toEqual({
      cells: { 'l4.description': 'Trainer', 'l4.quantity': '6', indirect: '100' },
      seen: { 'l4.description': 3 },
      blank: [],
    });
  });

  it('knows rows in which nothing stands but their place', () => {
    const posted = { 'l7.heading': '1', 'l7.quantity': ' ', 's2.kind': 'other', 's2.amount': '', 'l8.unit': 'day' };

    expect(cellsIn(posted).blank).toEqual(['l7', 's2']);
  });

  it('is said by its cells', () => {
    const lines = [
      { id: 'l1', heading: '1', description: 'a', unit: '', quantity: '1', unitCost: '2', basis: 'Devis' },
    ];
    const fields = fieldsSaying({ lines, indirect: '', contingency: '', requested: '5', sources: [] });

    expect(fields).toMatchObject({ 'l1.description': 'a', 'l1.basis': 'Devis', requested: '5', indirect: '' });
    expect(cellsIn(fields).cells).toMatchObject({ 'l1.unitCost': '2' });
  });

  it('knows the field of a fault', () => {
    expect(fieldOfFault({ code: 'required', line: 'l5', field: 'unit', params: {} })).toBe('l5.unit');
    expect(fieldOfFault({ code: 'required', source: 's1', params: {} })).toBe('s1.amount');
    expect(fieldOfFault({ code: 'indirectAboveLimit', field: 'indirect', params: {} })).toBe('indirect');
    expect(fieldOfFault({ code: 'noLines', params: {} })).toBe('lines');
  });
});

describe('the empty line of a heading', () => {
  it('is the same for one person until it is used, and another for everybody else', () => {
    const first = freshLine('amina', '1', new Set());

    expect(freshLine('amina', '1', new Set(['l1', 'l2'])).id).toBe(first.id);
    expect(freshLine('amina', '1', new Set([first.id])).id).not.toBe(first.id);
    expect(freshLine('brahim', '1', new Set()).id).not.toBe(first.id);
    expect(freshLine('amina', '2', new Set()).id).not.toBe(first.id);
    expect(first.id).toMatch(/^l\d{6}$/);
  });
});
