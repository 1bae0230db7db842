import type { CustomTypeField } from '../../schema/custom-type.ts';
import type { FieldType } from '../../schema/types.ts';
import { childrenOf, FileProblem, isTrue, textOf, type XmlElement } from '../xml.ts';

/** Metadata API guide, CustomMetadata: the field types of a custom metadata type, MetadataRelationship aside. */
const fieldTypes: Readonly<Record<string, FieldType>> = {
  Checkbox: 'boolean',
  Date: 'date',
  DateTime: 'dateTime',
  Email: 'email',
  LongTextArea: 'textarea',
  Number: 'double',
  Percent: 'percent',
  Phone: 'string',
  Picklist: 'picklist',
  Text: 'string',
  TextArea: 'string',
  Url: 'url',
};

const lengths: Readonly<Record<string, number>> = {
  TextArea: 255,
  Phone: 40,
  Email: 80,
  Url: 255,
  Picklist: 255,
};

/** A `fields` element of a custom metadata type. Throws FileProblem. */
export function readCustomField(element: XmlElement): CustomTypeField {
  const name = textOf(element, 'fullName') ?? '';
  if (!/^[A-Za-z](\w*[A-Za-z0-9])?__c$/.test(name)) {
    throw new FileProblem(`The custom field name ${name} must end with __c and begin with a letter`, element);
  }
  const label = textOf(element, 'label');
  if (!label) throw missing('label', element);
  const word = textOf(element, 'type');
  if (!word) throw missing('type', element);
  const type = fieldTypes[word];
  if (!type) {
    throw new FileProblem(
      `LOCAL_ORG_NOT_IMITATED: The local org does not imitate fields of type ${word} on custom metadata types.`,
      element,
    );
  }
  return {
    name,
    label,
    type,
    isRequired: isTrue(element, 'required'),
    ...sizeOf(word, element),
    ...(type === 'boolean' ? { defaultValue: isTrue(element, 'defaultValue') } : {}),
    ...(type === 'picklist' ? { picklistValues: picklistOf(element) } : {}),
  };
}

function sizeOf(word: string, element: XmlElement): Partial<CustomTypeField> {
  if (word === 'Text' || word === 'LongTextArea') {
    const length = numberOf(element, 'length');
    const [least, most] = word === 'Text' ? [1, 255] : [256, 131_072];
    if (length < least || length > most) {
      throw new FileProblem(`Field length must be between ${least} and ${most}`, element);
    }
    return { length };
  }
  if (word === 'Number' || word === 'Percent') {
    const [precision, scale] = [numberOf(element, 'precision'), numberOf(element, 'scale')];
    if (precision < 1 || precision > 18 || scale > precision) {
      throw new FileProblem('Precision must be between 1 and 18, and no smaller than scale', element);
    }
    return { precision, scale };
  }
  const length = lengths[word];
  return length === undefined ? {} : { length };
}

function numberOf(element: XmlElement, name: string): number {
  const text = textOf(element, name);
  if (!text) throw missing(name, element);
  return Number(text);
}

function picklistOf(element: XmlElement): string[] {
  const definition = childrenOf(element, 'valueSet').flatMap((set) => childrenOf(set, 'valueSetDefinition'));
  const values = definition
    .flatMap((each) => childrenOf(each, 'value'))
    .map((value) => textOf(value, 'fullName') ?? '');
  if (values.length === 0) throw missing('valueSetDefinition', element);
  return values;
}

const missing = (name: string, element: XmlElement): FileProblem =>
  new FileProblem(`Required field is missing: ${name}`, element);
