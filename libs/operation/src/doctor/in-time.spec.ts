import { inTime } from './in-time.js';

const never = new Promise<string>(() => undefined);

describe('what is waited for', () => {
  it('is what it comes to where that is in time', async () => {
    expect(await inTime(60_000, Promise.resolve('done'), () => 'late')).toBe('done');
  });

  it('is late after its limit, and not before', async () => {
    const began = performance.now();

    expect(await inTime(30, never, () => 'late')).toBe('late');
    expect(performance.now() - began).toBeGreaterThan(25);
  });

  it('fails as it fails', async () => {
    await expect(inTime(60_000, Promise.reject(new Error('no route')), () => 'late')).rejects.toThrow('no route');
  });
});
