import { readFile, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { transformSync } from '@lwc/compiler';
import ts from 'typescript';

/** A Lightning web component's file as the browser's module. */
export function compile(code: string, file: string, namespace: string): string {
  const name = basename(dirname(file));
  const source = file.endsWith('.ts')
    ? ts.transpileModule(code, {
        fileName: file,
        compilerOptions: {
          target: ts.ScriptTarget.ESNext,
          module: ts.ModuleKind.ESNext,
          verbatimModuleSyntax: true,
          experimentalDecorators: false,
          useDefineForClassFields: true,
        },
      }).outputText
    : code;
  const compiled = transformSync(source, file.replace(/\.ts$/, '.js'), {
    namespace,
    name,
    scopedStyles: file.endsWith('.scoped.css'),
    enableDynamicComponents: true,
    // Base components ask for internals, which synthetic shadow otherwise refuses.
    enableSyntheticElementInternals: true,
    disableSyntheticShadowSupport: false,
  });
  return compiled.code;
}

/** Compiles each file once a version: a rebuild after one edit compiles one file. */
export function createCompiler(): (file: string, namespace: string) => Promise<string> {
  const known = new Map<string, { version: string; code: string }>();
  return async (file, namespace) => {
    const { mtimeMs, size } = await stat(file);
    const version = `${mtimeMs}:${size}`;
    const kept = known.get(file);
    if (kept?.version === version) return kept.code;
    const code = compile(await readFile(file, 'utf8'), file, namespace);
    known.set(file, { version, code });
    return code;
  };
}
