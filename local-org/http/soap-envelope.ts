import { XMLParser } from 'fast-xml-parser';
import { OrgError } from '../org-error.ts';

export type SoapApi = 'partner' | 'enterprise' | 'metadata';

export interface SoapCall {
  /** The element inside the body, without its prefix. */
  readonly name: string;
  /** Its children that hold text, and stand there once. */
  readonly values: ReadonlyMap<string, string>;
  /** All its children of a name: text, or the content of an element. */
  readonly lists: ReadonlyMap<string, readonly unknown[]>;
  readonly sessionId?: string;
}

const parser = new XMLParser({
  ignoreAttributes: true,
  removeNSPrefix: true,
  parseTagValue: false,
  trimValues: true,
  htmlEntities: false,
});

/** Throws OrgError for what is no SOAP envelope with one call. A document type is refused: it could hold entities. */
export function readEnvelope(xml: string): SoapCall {
  if (/<!DOCTYPE/i.test(xml)) throw unreadable('a document type is not allowed');
  const { rest, zip } = withoutZip(xml);
  let document: unknown;
  try {
    document = parser.parse(rest);
  } catch (error) {
    throw unreadable(error instanceof Error ? error.message : String(error));
  }
  const envelope = child(document, 'Envelope');
  const body = child(envelope, 'Body');
  const calls = Object.entries(asObject(body));
  const [call] = calls;
  if (!call || calls.length !== 1) throw unreadable('the body holds exactly one call');
  const sessionId = child(child(child(envelope, 'Header'), 'SessionHeader'), 'sessionId');
  const content = asObject(call[1]);
  const values = Object.entries(content).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return {
    name: call[0],
    values: new Map(zip === undefined ? values : [...values, ['ZipFile', zip]]),
    lists: new Map(Object.entries(content).map(([name, value]) => [name, [value].flat()])),
    ...(typeof sessionId === 'string' ? { sessionId } : {}),
  };
}

/** The parser goes through a text character by character: a package of some megabytes would hold up everybody. */
function withoutZip(xml: string): { rest: string; zip?: string } {
  const [whole = '', , zip] = /<((?:\w+:)?ZipFile)>([^<]*)<\/\1>/.exec(xml) ?? [];
  return zip === undefined ? { rest: xml } : { rest: xml.replace(whole, () => ''), zip };
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function child(value: unknown, name: string): unknown {
  return asObject(value)[name];
}

function unreadable(why: string): OrgError {
  return new OrgError(500, 'INVALID_SOAP', `the SOAP message cannot be read: ${why}`);
}

const namespaces: Readonly<Record<SoapApi, string>> = {
  partner: 'urn:partner.soap.sforce.com',
  enterprise: 'urn:enterprise.soap.sforce.com',
  metadata: 'http://soap.sforce.com/2006/04/metadata',
};
const faultNamespaces: Readonly<Record<SoapApi, string>> = {
  partner: 'urn:fault.partner.soap.sforce.com',
  enterprise: 'urn:fault.enterprise.soap.sforce.com',
  metadata: 'http://soap.sforce.com/2006/04/metadata',
};

const envelope = (namespace: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" ` +
  `xmlns="${namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
  `<soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;

/** A list is its element, repeated. */
export type XmlValue =
  string | number | boolean | null | readonly XmlValue[] | { readonly [name: string]: XmlValue };

export function writeResponse(api: SoapApi, call: string, result: XmlValue | undefined): string {
  const content = result === undefined ? '' : element('result', result);
  return envelope(namespaces[api], `<${call}Response>${content}</${call}Response>`);
}

/** The fault element of login has a type of its own; the others are API faults. */
export function writeFault(api: SoapApi, call: string, { errorCode, message }: OrgError): string {
  const type = call === 'login' ? 'LoginFault' : 'UnexpectedErrorFault';
  const detail =
    `<sf:${type} xsi:type="sf:${type}">` +
    `<sf:exceptionCode>${errorCode}</sf:exceptionCode>` +
    `<sf:exceptionMessage>${escape(message)}</sf:exceptionMessage></sf:${type}>`;
  return envelope(
    namespaces[api],
    `<soapenv:Fault xmlns:sf="${faultNamespaces[api]}"><faultcode>sf:${errorCode}</faultcode>` +
      `<faultstring>${errorCode}: ${escape(message)}</faultstring><detail>${detail}</detail></soapenv:Fault>`,
  );
}

function element(name: string, value: XmlValue): string {
  if (isList(value)) return value.map((each) => element(name, each)).join('');
  if (value === null) return `<${name} xsi:nil="true"/>`;
  if (typeof value !== 'object') return `<${name}>${escape(String(value))}</${name}>`;
  const content = Object.entries(value).map(([child, inner]) => element(child, inner));
  return `<${name}>${content.join('')}</${name}>`;
}

const isList = (value: XmlValue): value is readonly XmlValue[] => Array.isArray(value);

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
