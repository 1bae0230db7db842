/** Gives every `@salesforce/label/c.X` the English text that is deployed, so that tests read what users read. */
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { XMLParser } = require('fast-xml-parser');

const file = join(__dirname, '../../force-app/main/default/labels/CustomLabels.labels-meta.xml');
const { CustomLabels } = new XMLParser({ parseTagValue: false, trimValues: false }).parse(
  readFileSync(file, 'utf8'),
);

for (const { fullName, value } of CustomLabels.labels) {
  jest.mock(`@salesforce/label/c.${fullName}`, () => ({ __esModule: true, default: value }), {
    virtual: true,
  });
}
