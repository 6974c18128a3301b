import { text } from 'node:stream/consumers';
import { listen } from './listen.ts';

/** A span as a tracing backend stores it. */
export interface ReceivedSpan {
  /** `service.name` of its resource. */
  readonly service: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  /** See `SpanKind` of OTLP: 4 is a producer, 5 a consumer. */
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly links: readonly { readonly traceId: string; readonly spanId: string }[];
  readonly status: { readonly code?: number; readonly message?: string };
}

export interface OtlpReceiver {
  /** Base URL, for OTEL_EXPORTER_OTLP_ENDPOINT. */
  readonly endpoint: string;
  /** Spans of the requests that it accepted, in the order of their arrival. */
  readonly spans: readonly ReceivedSpan[];
  /** Paths of all requests. */
  readonly requests: readonly string[];
  /** Sets the response to later requests: a status, or none at all. */
  readonly answer: (status: number | 'nothing') => void;
  readonly stop: () => void;
}

/** Starts a receiver of traces by OTLP over HTTP with JSON. */
export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  const spans: ReceivedSpan[] = [];
  const requests: string[] = [];
  let status: number | 'nothing' = 200;
  const { port, stop } = await listen((request, response) => {
    requests.push(request.url ?? '');
    void text(request).then(
      (body) => {
        if (status === 'nothing') return;
        if (status === 200) spans.push(...spansIn(body));
        response.writeHead(status, { 'Content-Type': 'application/json' }).end('{}');
      },
      // The sender gave up.
      () => undefined,
    );
  });
  return {
    endpoint: `http://127.0.0.1:${port}`,
    spans,
    requests,
    answer: (later) => {
      status = later;
    },
    stop,
  };
}

interface KeyValue {
  readonly key: string;
  readonly value: { readonly stringValue?: string; readonly intValue?: string };
}

interface TracesBody {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly KeyValue[] };
    readonly scopeSpans: readonly {
      readonly spans: readonly (Omit<ReceivedSpan, 'service' | 'attributes'> & {
        readonly attributes: readonly KeyValue[];
      })[];
    }[];
  }[];
}

const spansIn = (body: string): ReceivedSpan[] =>
  (JSON.parse(body) as TracesBody).resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap((scope) =>
      scope.spans.map((span) => ({
        ...span,
        service: toRecord(resource.attributes)['service.name'] ?? '',
        attributes: toRecord(span.attributes),
      })),
    ),
  );

const toRecord = (attributes: readonly KeyValue[]): Record<string, string> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue ?? '']));
