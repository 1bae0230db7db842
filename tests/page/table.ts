import path from 'node:path';
import type { Mutation, NamedTest, PageRow } from './row.ts';

const head = `# The object's page, fact by fact

What the object reference says of UserServicePresence, and what holds the local org to it. Each row: the fact; what the
local org does, in our own words; the test that proves it; what that test was verified against (\`documented\`: the page
or the guide that its title names; \`client\`: what a public client needs); and a change of the local org that turns this
test red. \`npm run mutation\` makes every one of these changes in a copy and sees it noticed; \`npm run soak\` does too.
Tests under \`tests/conformance\` are jsforce against an org at a URL. Nothing here has run against a Salesforce org.

<!-- prettier-ignore-start -->
`;

/** local-org/PAGE.md: a table for each place of the page, in the order in which the rows name them. */
export function pageTable(rows: readonly PageRow[]): string {
  const places = [...new Set(rows.map(({ of }) => of))];
  const parts = places.map((place) =>
    section(
      place,
      rows.filter(({ of }) => of === place),
    ),
  );
  return `${head}\n${parts.join('\n')}\n<!-- prettier-ignore-end -->\n`;
}

function section(place: string, rows: readonly PageRow[]): string {
  const lines = rows.map(({ what, rule, test, mark, mutation }) =>
    [what, rule, testCell(test), mark, mutationCell(mutation)].map(inCell).join(' | '),
  );
  return [
    `## ${place}\n`,
    '| fact | here | test | mark | turned red by |',
    '| --- | --- | --- | --- | --- |',
    ...lines.map((line) => `| ${line} |`),
    '',
  ].join('\n');
}

/** As a link from the folder in which the table lies. */
function link(file: string): string {
  const target = path.posix.relative('local-org', file);
  return `[${target.replace('../tests/', '')}](${target})`;
}

const testCell = ({ file, title }: NamedTest): string => `${link(file)}: ${title}`;

const mutationCell = ({ file, from, to }: Mutation): string =>
  `${link(file)}: ${code(from)} → ${to === '' ? 'nothing' : code(to)}`;

/** On one line, whatever backticks are in it. */
function code(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.includes('`') ? `\`\` ${line} \`\`` : `\`${line}\``;
}

const inCell = (text: string): string => text.replaceAll('|', '\\|');
