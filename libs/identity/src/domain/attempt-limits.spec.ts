import { networkOf, signInLimits } from './attempt-limits.js';

describe('a network', () => {
  it.each([
    ['192.0.2.17', '192.0.2'],
    ['::ffff:192.0.2.17', '192.0.2'],
    ['2001:db8:1:2a3b:4c5d::1', '2001:0db8:0001:2a'],
    ['2001:db8::1', '2001:0db8:0000:00'],
    ['::1', '0000:0000:0000:00'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('the limits of signing in', () => {
  it('are the same for two devices of one network', () => {
    const keys = (address: string) => signInLimits({ account: 'x', address }, 'elsewhere').map(({ key }) => key);

    expect(keys('192.0.2.1')).toEqual(keys('192.0.2.254'));
  });
  it('leave the owner a way in while somebody elsewhere guesses', () => {
    const [here, , account] = signInLimits({ account: 'x', address: '192.0.2.1' }, 'elsewhere');

    expect(account?.most).toBeGreaterThan(here.most);
  });
});
