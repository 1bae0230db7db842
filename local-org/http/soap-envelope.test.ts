import { describe, expect, it } from 'vitest';
import { OrgError } from '../org-error.ts';
import { readEnvelope, writeFault, writeResponse } from './soap-envelope.ts';

const envelope = (body: string, header = ''): string =>
  `<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">${header}<s:Body>${body}</s:Body></s:Envelope>`;

describe('a SOAP message', () => {
  it('is read whatever its prefixes, with text as it was meant', () => {
    const header = '<s:Header><a:SessionHeader><a:sessionId>00D!x</a:sessionId></a:SessionHeader></s:Header>';
    const call = readEnvelope(envelope('<b:login><b:password>007&amp;&lt;1</b:password></b:login>', header));
    expect(call).toEqual({
      name: 'login',
      values: new Map([['password', '007&<1']]),
      lists: new Map([['password', ['007&<1']]]),
      sessionId: '00D!x',
    });
    expect(readEnvelope(envelope('<getServerTimestamp/>'))).toEqual({
      name: 'getServerTimestamp',
      values: new Map(),
      lists: new Map(),
    });
    const ids = readEnvelope(envelope('<undelete><ids>1</ids><ids>2</ids></undelete>'));
    expect(ids).toMatchObject({ values: new Map(), lists: new Map([['ids', ['1', '2']]]) });
  });

  it.each([
    ['nothing', ''],
    ['another document', '<html/>'],
    ['an empty body', envelope('')],
    ['two calls', envelope('<a/><b/>')],
    ['a document type', `<!DOCTYPE x [<!ENTITY y "z">]>${envelope('<login/>')}`],
  ])('is refused when it is %s', (_what, xml) => {
    expect(() => readEnvelope(xml)).toThrow(expect.objectContaining({ errorCode: 'INVALID_SOAP' }) as Error);
  });

  it('is written so that no text becomes markup', () => {
    const xml = writeResponse('partner', 'getUserInfo', {
      userFullName: '<O\'Neill> & "Sons"',
      roleId: null,
    });
    expect(xml).toContain('<userFullName>&lt;O&apos;Neill&gt; &amp; &quot;Sons&quot;</userFullName>');
    expect(xml).toContain('<roleId xsi:nil="true"/>');
    const list = writeResponse('partner', 'undelete', [{ id: '1' }, { id: '2', errors: [] }]);
    expect(list).toContain('<result><id>1</id></result><result><id>2</id></result>');
    const fault = writeFault('enterprise', 'login', new OrgError(500, 'INVALID_LOGIN', '<no>'));
    expect(fault).toContain('<faultstring>INVALID_LOGIN: &lt;no&gt;</faultstring>');
    expect(fault).toContain('xmlns:sf="urn:fault.enterprise.soap.sforce.com"');
  });
});
