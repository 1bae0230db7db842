import {
  ConstructorDeclarationContext,
  FieldDeclarationContext,
  type ClassDeclarationContext,
} from '@apexdevtools/apex-parser';
import { child } from './parse.ts';
import { SoqlFormError } from './soql-template.ts';

/** The two fields of a page class in the order in which its constructor takes them. Only @AuraEnabled fields reach a
 * component, and a constructor that does more than keep its arguments would be Apex that nothing here runs. */
export function readPage(declared: ClassDeclarationContext): { timeField: string; rowsField: string } {
  const fields = new Map<string, { name: string; type: string }>();
  let taken: { name: string; type: string }[] | undefined;
  for (const member of declared.classBody().classBodyDeclaration_list()) {
    const content = child(member.memberDeclaration())?.getChild(0);
    if (content instanceof FieldDeclarationContext) {
      const name = content.variableDeclarators().getText();
      const isVisible = member.modifier_list().some((m) => /^@AuraEnabled$/i.test(m.getText()));
      if (isVisible) fields.set(name.toLowerCase(), { name, type: content.typeRef().getText() });
    } else if (content instanceof ConstructorDeclarationContext && !taken) {
      taken = readConstructor(content);
    } else {
      throw new SoqlFormError(member, 'its page class holds more than its fields and one constructor');
    }
  }
  const [time, rows] = (taken ?? []).map((argument) => fields.get(argument.name.toLowerCase()));
  if (!taken || taken.length !== 2 || !time || !rows)
    throw new SoqlFormError(
      declared,
      'its page class does not keep a time and rows in fields that are @AuraEnabled',
    );
  if (time.type.toLowerCase() !== 'long' || !/^list<\w+>$/i.test(rows.type))
    throw new SoqlFormError(
      declared,
      `its page class keeps ${time.type} and ${rows.type}, not Long and a list`,
    );
  return { timeField: time.name, rowsField: rows.name };
}

function readConstructor(made: ConstructorDeclarationContext): { name: string; type: string }[] {
  const parameters = child(made.formalParameters().formalParameterList())?.formalParameter_list() ?? [];
  const taken = parameters.map((p) => ({ name: p.id().getText(), type: p.typeRef().getText() }));
  const kept = made
    .block()
    .statement_list()
    .map((statement) => statement.getText().toLowerCase());
  const expected = taken.map(({ name }) => `this.${name}=${name};`.toLowerCase());
  if (kept.length !== expected.length || !expected.every((line) => kept.includes(line)))
    throw new SoqlFormError(made, 'the constructor of its page class does more than keep its arguments');
  return taken;
}
