import { hash, randomBytes } from 'node:crypto';
import {
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Tracer,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, type IdGenerator, TracerProvider } from '@opentelemetry/sdk-trace';
import { correlation } from './correlation.js';
import type { SpanAttributes, TracedRequest, TracingSettings } from './tracing.js';

/**
 * The trace of a request has the request's own id, and its first span an id that follows from it. So whoever carries out
 * what the request asked for, in another process and hours later, knows both from the one id that travels with the order.
 */
export class OtlpTracing {
  private readonly ids = new ChosenIds();
  private readonly provider: TracerProvider;
  private readonly tracer: Tracer;

  constructor({ endpoint, service }: TracingSettings) {
    const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` });
    this.provider = new TracerProvider({
      resource: resourceFromAttributes({ 'service.name': service }),
      idGenerator: this.ids,
      spanProcessors: [new BatchSpanProcessor({ exporter })],
    });
    this.tracer = this.provider.getTracer('minha');
  }

  request(id: string): TracedRequest {
    this.ids.choose(traceIdOf(id));
    const span = this.tracer.startSpan('request', { kind: SpanKind.SERVER, root: true }, ROOT_CONTEXT);
    return {
      end: (name, attributes, outcome) => {
        span.updateName(name).setAttributes({ ...attributes });
        if (outcome === 'failed') span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      },
    };
  }

  async step<T>(name: string, attributes: SpanAttributes, work: () => Promise<T>): Promise<T> {
    const span = this.tracer.startSpan(name, { attributes: { ...attributes } }, contextOf(correlation()));
    try {
      return await work();
    } catch (error) {
      fail(span, error);
      throw error;
    } finally {
      span.end();
    }
  }

  stop(): Promise<void> {
    return this.provider.shutdown();
  }
}

/** The name of an error says what kind of thing went wrong; its message may speak of somebody. */
function fail(span: Span, error: unknown): void {
  span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'error' });
}

function contextOf(id: string | null): Context {
  if (id === null) return ROOT_CONTEXT;
  const traceId = traceIdOf(id);
  return trace.setSpanContext(ROOT_CONTEXT, {
    traceId,
    spanId: firstSpanOf(traceId),
    traceFlags: TraceFlags.SAMPLED,
    isRemote: true,
  });
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A request's id without its dashes; anything else, an order that nobody asked for, by its hash. */
function traceIdOf(id: string): string {
  return UUID.test(id) ? id.replaceAll('-', '') : hash('sha256', id, 'hex').slice(0, 32);
}

function firstSpanOf(traceId: string): string {
  return traceId.slice(16);
}

/** Random ids, but for the next trace, whose id was chosen. */
class ChosenIds implements IdGenerator {
  private chosen: { trace: string | null; span: string | null } = { trace: null, span: null };

  choose(traceId: string): void {
    this.chosen = { trace: traceId, span: firstSpanOf(traceId) };
  }

  generateTraceId(): string {
    const { trace: chosen } = this.chosen;
    this.chosen.trace = null;
    return chosen ?? randomBytes(16).toString('hex');
  }

  generateSpanId(): string {
    const { span: chosen } = this.chosen;
    this.chosen.span = null;
    return chosen ?? randomBytes(8).toString('hex');
  }
}
