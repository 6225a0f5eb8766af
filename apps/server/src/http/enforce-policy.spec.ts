import Fastify from 'fastify';
import { enforcePolicies } from './enforce-policy.js';
import { everybody } from './policy.js';

describe('a server', () => {
  it('does not start with a route that nobody has said anything about, and names it', async () => {
    const server = Fastify();
    enforcePolicies(server, { metricsToken: null });
    server.get('/known', { config: { policy: everybody } }, () => 'known');
    server.post('/forgotten', () => 'forgotten');

    await expect(server.ready()).rejects.toThrow('POST /forgotten');
  });
  it('starts when every route has a policy', async () => {
    const server = Fastify();
    enforcePolicies(server, { metricsToken: null });
    server.get('/known', { config: { policy: everybody } }, () => 'known');

    await expect(server.ready()).resolves.toBeDefined();
  });
});
