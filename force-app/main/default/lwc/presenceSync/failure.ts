import type { GatewayError, GatewayErrorKind } from './ports';

const kinds: readonly GatewayErrorKind[] = ['denied', 'offline', 'session', 'limit', 'other'];

/** What a gateway rejected with, whatever it was. */
export function gatewayErrorOf(thrown: unknown): GatewayError {
  const message = fieldOf(thrown, 'own') === true ? '' : textOf(thrown);
  const kind = kinds.find((known) => known === fieldOf(thrown, 'kind')) ?? 'other';
  return { kind, message };
}

function textOf(thrown: unknown): string {
  const message = fieldOf(thrown, 'message');
  return typeof message === 'string' ? message : String(thrown);
}

function fieldOf(thrown: unknown, name: string): unknown {
  return typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, name) : undefined;
}

/** A fault of the engine's own. Its words are for developers: no page gets them to pass off as Salesforce's. */
export function failure(kind: GatewayErrorKind, words: string): GatewayError & Error {
  return Object.assign(new Error(words), { kind, own: true });
}
