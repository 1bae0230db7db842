import type { ShapedType } from './shaped-types.ts';
import { shapes } from './shapes.generated.ts';
import { FileProblem, type XmlElement } from './xml.ts';

export const metadataNamespace = 'http://soap.sforce.com/2006/04/metadata';

/** Holds a file against the Metadata WSDL: its root, each element, each value. Throws FileProblem. */
export function assertShape(type: ShapedType, root: XmlElement): void {
  if (root.name !== type) throw parsing(`Unexpected element ${root.name}, expected ${type}`, root);
  if (root.attributes['xmlns'] !== metadataNamespace) {
    throw parsing(`Element ${type} is not in the namespace ${metadataNamespace}`, root);
  }
  assertElements(type, root);
}

function assertElements(type: string, element: XmlElement): void {
  const shape = shapes[type] ?? {};
  const seen = new Set<string>();
  for (const child of element.children) {
    const word = shape[child.name];
    const qualified = `{${metadataNamespace}}${child.name}`;
    if (word === undefined) {
      throw parsing(`Element ${qualified} invalid at this location in type ${type}`, child);
    }
    if (seen.has(child.name) && !word.endsWith('[]')) {
      throw parsing(`Element ${qualified} is duplicated at this location in type ${type}`, child);
    }
    seen.add(child.name);
    assertValue(word.replace(/^\?|\[\]$/g, ''), child);
  }
  if (element.children.length === 0 && element.text !== '') {
    throw parsing(`Element ${element.name} holds text where elements of ${type} are expected`, element);
  }
  for (const [name, word] of Object.entries(shape)) {
    // What the WSDL calls required is not asked for where it is a switch: files leave those out.
    const isRequired = !word.startsWith('?') && !word.endsWith('[]') && word !== 'boolean';
    if (isRequired && !seen.has(name)) throw new FileProblem(`Required field is missing: ${name}`, element);
  }
}

function assertValue(word: string, element: XmlElement): void {
  const { name, text, children } = element;
  if (word in shapes) return assertElements(word, element);
  if (word === 'any') return;
  if (children.length > 0) throw parsing(`Element ${name} holds elements where text is expected`, element);
  if (word.startsWith('|')) {
    if (!word.includes(`|${text}|`))
      throw parsing(`'${text}' is not a valid value for the enum of ${name}`, element);
  } else if (word === 'boolean' && text !== 'true' && text !== 'false') {
    throw parsing(`'${text}' is not a valid value for the type xsd:boolean`, element);
  } else if (word === 'number' && !/^-?\d+(\.\d+)?$/.test(text)) {
    throw parsing(`'${text}' is not a valid value for the type xsd:double`, element);
  }
}

const parsing = (problem: string, { line, column }: XmlElement): FileProblem =>
  new FileProblem(`Error parsing file: ${problem}`, { line, column });
