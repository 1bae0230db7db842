/** Cookies that an org sets with a handshake and wants back with what follows (Streaming API guide: clients must accept
 * and return cookies). They name a session, so they stay here: the page is known by its client id. */
export interface Cookies {
  /** For a request of this client. */
  of(clientId: string | undefined): string | undefined;
  keep(clientId: string, setCookie: readonly string[]): void;
  forget(clientId: string): void;
}

/** Pages that are gone do not always say so: beyond this many the oldest is forgotten. */
const most = 1_000;

export function createCookies(): Cookies {
  const jars = new Map<string, ReadonlyMap<string, string>>();
  return {
    of(clientId) {
      const jar = clientId === undefined ? undefined : jars.get(clientId);
      return jar && [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    },
    keep(clientId, setCookie) {
      const jar = new Map(jars.get(clientId));
      for (const line of setCookie) {
        const [, name, value] = /^([^=;]+)=([^;]*)/.exec(line) ?? [];
        if (name !== undefined && value !== undefined) jar.set(name.trim(), value);
      }
      if (jar.size === 0) return;
      jars.delete(clientId);
      jars.set(clientId, jar);
      for (const oldest of jars.keys()) {
        if (jars.size <= most) break;
        jars.delete(oldest);
      }
    },
    forget: (clientId) => void jars.delete(clientId),
  };
}
