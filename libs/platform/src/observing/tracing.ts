import type { OtlpTracing } from './otlp-tracing.js';

export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

/** A request that is being answered; `end` says what became of it. */
export interface TracedRequest {
  end(name: string, attributes: SpanAttributes, outcome: 'well' | 'failed'): void;
}

let present: OtlpTracing | null = null;

export interface TracingSettings {
  /** Address of the OpenTelemetry collector (OTLP over HTTP). */
  readonly endpoint: string;
  /** Which process speaks: `minha-server`, `minha-worker`. */
  readonly service: string;
}

/** From now on steps are sent as spans. What it needs is loaded here and nowhere else: most processes never trace. */
export async function startTracing(settings: TracingSettings): Promise<void> {
  const { OtlpTracing: Tracing } = await import('./otlp-tracing.js');
  present = new Tracing(settings);
}

/** Sends what waits, and traces no more. */
export async function stopTracing(): Promise<void> {
  const last = present;
  present = null;
  await last?.stop();
}

/** One step of what follows from a request. Where nobody traces it costs a look. */
export function traced<T>(name: string, attributes: SpanAttributes, work: () => Promise<T>): Promise<T> {
  return present === null ? work() : present.step(name, attributes, work);
}

/** The beginning of a trace: the request of that id. Null where nobody traces. */
export function traceRequest(id: string): TracedRequest | null {
  return present?.request(id) ?? null;
}
