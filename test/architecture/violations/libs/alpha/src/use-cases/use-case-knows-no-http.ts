import type { FastifyRequest } from 'fastify';

export type Command = FastifyRequest;
