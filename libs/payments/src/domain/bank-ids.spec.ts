import { endToEndId, messageId } from './bank-ids.js';

const id = '0193c0de-0000-7000-8000-0000000000a1';

describe('the references of a payment file', () => {
  it('name payment and attempt within the 35 characters of the standard', () => {
    expect(endToEndId(id, 1)).toBe('0193c0de0000700080000000000000a1-1');
    expect(endToEndId(id, 99)).toHaveLength(35);
  });

  it('name the day and the file', () => {
    expect(messageId(new Date('2027-01-15T09:30:00Z'), id)).toBe('MINHA-20270115-0000000000A1');
  });
});
