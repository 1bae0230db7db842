/** A Bayeux message as far as it is looked at on its way. */
export interface BayeuxMessage {
  readonly id?: string;
  readonly channel?: string;
  readonly clientId?: string;
  readonly subscription?: string;
  readonly error?: string;
  readonly ext?: { readonly sfdc?: { readonly failureReason?: string } };
}

/** Salesforce denies the handshake of a session that is over with a `403`, and says why in `ext`. */
export function isUnauthenticated({ error, ext }: BayeuxMessage): boolean {
  return [error, ext?.sfdc?.failureReason].some((words) => words?.startsWith('401'));
}

/** The messages of a request or an answer; undefined for what is none. */
export function messagesOf(body: unknown): readonly BayeuxMessage[] | undefined {
  const list: readonly unknown[] = Array.isArray(body) ? body : [body];
  return list.length > 0 && list.every(isMessage) ? list : undefined;
}

/** What the client reads where the org did not answer for itself. */
export function failed(
  asked: readonly BayeuxMessage[],
  error: string,
  reconnect: 'retry' | 'none',
): object[] {
  return asked.map(({ id, channel, subscription }) => ({
    ...(id === undefined ? {} : { id }),
    channel,
    ...(subscription === undefined ? {} : { subscription }),
    successful: false,
    error,
    advice: { reconnect },
  }));
}

function isMessage(value: unknown): value is BayeuxMessage {
  return (
    typeof value === 'object' && value !== null && 'channel' in value && typeof value.channel === 'string'
  );
}
