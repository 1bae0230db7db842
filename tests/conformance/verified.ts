import { test } from 'vitest';

/**
 * Every conformance test says what its expectation was verified against. `documented`: a page of Salesforce's
 * documentation. `client`: what a public client needs to work, by name and version. There is no `org` yet: nothing
 * here has run against one.
 */
type Body = () => Promise<void>;

const register = (mark: string, title: string, body: Body, runs: boolean): void => {
  test.skipIf(!runs)(`${title} [${mark}]`, body);
};

export function documented(page: string, title: string, body: Body, runs = true): void {
  register(`documented: ${page}`, title, body, runs);
}

export function client(version: string, title: string, body: Body, runs = true): void {
  register(`client: ${version}`, title, body, runs);
}

export const jsforceVersion = 'jsforce 3.10.16';
export const objectPage = 'object reference, UserServicePresence';
export const restGuide = 'REST API guide';
export const soqlGuide = 'SOQL reference';
