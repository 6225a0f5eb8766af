import type { FastifyInstance } from 'fastify';
import { InputInvalid, NothingHere } from './refusals.js';

const DEEPEST = 32;
const MOST_VALUES = 10_000;

/**
 * Makes what was sent storable and the same for everybody: no NUL (PostgreSQL refuses it), no half characters, one
 * kind of line end. Refuses bodies that are built to be expensive. An address with a NUL names nothing.
 */
export function cleanInput(server: FastifyInstance): void {
  server.addHook('preValidation', (request, _reply, done) => {
    try {
      const { body, query, params } = request;
      if (hasNul(params)) throw new NothingHere('No address has a NUL in it.');
      request.query = cleaned(query);
      if (typeof body === 'object' && body !== null && !Buffer.isBuffer(body)) request.body = cleaned(body);
      done();
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  });
}

/** The same value with clean texts. Keys that would reach a prototype are left out. */
export function cleaned(value: unknown): unknown {
  let left = MOST_VALUES;
  const clean = (one: unknown, depth: number): unknown => {
    left -= 1;
    if (depth > DEEPEST || left < 0) throw tooMuch();
    if (typeof one === 'string') return cleanText(one);
    if (Array.isArray(one)) return one.map((inner) => clean(inner, depth + 1));
    if (typeof one !== 'object' || one === null) return one;
    const entries = Object.entries(one).filter(([name]) => !DANGEROUS.has(name));
    return Object.fromEntries(entries.map(([name, inner]) => [cleanText(name), clean(inner, depth + 1)]));
  };
  return clean(value, 0);
}

function hasNul(params: unknown): boolean {
  if (typeof params !== 'object' || params === null) return false;
  return Object.values(params).some((value) => typeof value === 'string' && value.includes('\u0000'));
}

const DANGEROUS = new Set(['__proto__', 'constructor', 'prototype']);

const LONE_SURROGATE = /\p{Surrogate}/gu;

function cleanText(text: string): string {
  return text.replaceAll('\u0000', '').replaceAll(LONE_SURROGATE, '\ufffd').replaceAll(/\r\n?/g, '\n');
}

function tooMuch(): InputInvalid {
  return new InputInvalid([{ path: [], key: 'http.input.too_much', params: { maximum: MOST_VALUES } }]);
}
