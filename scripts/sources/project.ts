import path from 'node:path';
import ts from 'typescript';

/** The files that a tsconfig names, parsed into one program. */
export interface Project {
  readonly program: ts.Program;
  /** Absolute paths. */
  readonly files: readonly string[];
}

const host: ts.FormatDiagnosticsHost = {
  getCanonicalFileName: (name) => name,
  getCurrentDirectory: () => process.cwd(),
  getNewLine: () => '\n',
};

function parse(tsconfig: string): ts.ParsedCommandLine {
  const parsed = ts.getParsedCommandLineOfConfigFile(
    tsconfig,
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail },
  );
  if (parsed === undefined) throw new Error(`${tsconfig} cannot be read.`);
  const [error] = parsed.errors;
  if (error !== undefined) fail(error);
  return parsed;
}

function fail(diagnostic: ts.Diagnostic): never {
  throw new Error(ts.formatDiagnostic(diagnostic, host));
}

export function filesOf(tsconfig: string): readonly string[] {
  return parse(tsconfig).fileNames.map((file) => path.resolve(file));
}

export function openProject(tsconfig: string): Project {
  const { fileNames, options } = parse(tsconfig);
  const program = ts.createProgram({ rootNames: fileNames, options });
  return { program, files: fileNames.map((file) => path.resolve(file)) };
}

/** What the compiler refuses, a line each; empty where it takes everything. */
export function typeErrors({ program }: Project): string {
  return ts.formatDiagnostics(ts.getPreEmitDiagnostics(program), host);
}
