import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  ClassDeclarationContext,
  MethodDeclarationContext,
  type ClassBodyDeclarationContext,
  type ModifierContext,
} from '@apexdevtools/apex-parser';
import { isBindable } from './literals.ts';
import { readForm } from './method-form.ts';
import { child, parseApex, type TreeNode } from './parse.ts';
import { platformCallNames } from './platform-calls.ts';
import { SoqlFormError } from './soql-template.ts';
import { ApexFormError, type ApexClass, type ApexMethod, type FormProblem } from './types.ts';

const auraEnabled = /^@AuraEnabled(\((.*)\))?$/i;

export interface ReadClass {
  /** Absent for what components cannot call: tests, interfaces, classes without an @AuraEnabled method. */
  readonly apexClass?: ApexClass;
  readonly problems: readonly FormProblem[];
}

/** Reads one class from its source. */
export function readClass(
  source: string,
  file: string,
  platformCalls: ReadonlySet<string> = platformCallNames,
): ReadClass {
  const { unit, problems } = parseApex(source, file);
  if (problems.length > 0) return { problems };
  const type = unit.typeDeclaration();
  const declared = child(type.classDeclaration());
  const modifiers = type.modifier_list().map(modifierText);
  if (!declared || modifiers.includes('@istest')) return { problems: [] };

  const members = declared.classBody().classBodyDeclaration_list();
  const pageClasses = new Map<string, ClassDeclarationContext>();
  for (const member of members) {
    const content = child(member.memberDeclaration())?.getChild(0);
    if (content instanceof ClassDeclarationContext)
      pageClasses.set(content.id().getText().toLowerCase(), content);
  }
  const className = declared.id().getText();
  const found: FormProblem[] = [];
  const methods: ApexMethod[] = [];
  for (const member of members) {
    const content = child(member.memberDeclaration())?.getChild(0);
    const annotation = member
      .modifier_list()
      .map((m) => auraEnabled.exec(m.getText()))
      .find(Boolean);
    if (!annotation || !(content instanceof MethodDeclarationContext)) continue;
    const name = content.id().getText();
    try {
      methods.push({
        className,
        name,
        file,
        line: content.start.line,
        cacheable: /cacheable=true/i.test(annotation[2] ?? ''),
        ...readMethod(source, member, content, pageClasses, platformCalls),
      });
    } catch (error) {
      if (!(error instanceof SoqlFormError)) throw error;
      found.push(problemAt(error.node, file, `${className}.${name}: ${error.message}`));
    }
  }
  if (methods.length > 0 && !modifiers.includes('withsharing'))
    found.push(problemAt(declared, file, `${className}: it is not declared with sharing`));
  if (found.length > 0) return { problems: found };
  return methods.length > 0
    ? { apexClass: { name: className, file, methods }, problems: [] }
    : { problems: [] };
}

function readMethod(
  source: string,
  member: ClassBodyDeclarationContext,
  method: MethodDeclarationContext,
  pageClasses: ReadonlyMap<string, ClassDeclarationContext>,
  platformCalls: ReadonlySet<string>,
) {
  const modifiers = member.modifier_list().map(modifierText);
  if (!modifiers.includes('static')) throw new SoqlFormError(method, 'it is not static');
  const list = child(method.formalParameters().formalParameterList())?.formalParameter_list() ?? [];
  const parameters = list.map((p) => ({ name: p.id().getText(), type: p.typeRef().getText() }));
  const unknown = parameters.find((p) => !isBindable(p.type));
  if (unknown)
    throw new SoqlFormError(
      method,
      `it takes ${unknown.name} as ${unknown.type}, which the preview cannot bind`,
    );
  return { parameters, ...readForm(source, method, parameters, pageClasses, platformCalls) };
}

function modifierText(modifier: ModifierContext): string {
  return modifier.getText().toLowerCase();
}

function problemAt(node: TreeNode, file: string, message: string): FormProblem {
  return { file, line: node.start?.line ?? 1, column: node.start?.column ?? 0, message };
}

/** Parsing a class takes longer than all else that a request or a rebuild does with it. */
const known = new Map<string, { readonly source: string; readonly read: ReadClass }>();

function readFile(file: string): ReadClass {
  const source = readFileSync(file, 'utf8');
  const kept = known.get(file);
  if (kept?.source === source) return kept.read;
  const read = readClass(source, file);
  known.set(file, { source, read });
  return read;
}

/** The classes of a folder that components may call, by name. Throws ApexFormError with every method that has
 * another form than the two that the preview runs. */
export function readClasses(dir: string): ApexClass[] {
  const files = readdirSync(dir)
    .filter((name) => name.endsWith('.cls'))
    .sort();
  const read = files.map((name) => readFile(join(dir, name)));
  const problems = read.flatMap((r) => r.problems);
  if (problems.length > 0) throw new ApexFormError(problems);
  return read.flatMap((r) => r.apexClass ?? []);
}
