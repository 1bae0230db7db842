import type { MetadataFinding } from './finding.ts';
import type { Sources } from './sources.ts';

interface Hook {
  readonly name: string;
  readonly fallback: string | undefined;
  readonly line: number;
}

/**
 * Styling hooks that one of the two design systems does not have. SLDS 2 has no design tokens and ignores component
 * hooks (`--slds-c-*`); a site may lack the newer colours, so that each needs a fallback (LWC guide, styling hooks).
 */
export function stylingHookFindings(sources: Sources): readonly MetadataFinding[] {
  return sources.files
    .filter((file) => /\/lwc\/.*\.(css|html|ts)$/.test(file))
    .flatMap((file) => messagesOf(sources.read(file)).map((message) => ({ file, message })));
}

function messagesOf(source: string): string[] {
  const text = source.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
  const set = [...text.matchAll(/--(slds-c|lwc|sds)-[\w-]+(?=\s*:)/g)].map(
    ([name]) => `sets ${name}, which SLDS 2 ignores`,
  );
  const used = hooksIn(text).flatMap(({ name, fallback, line }) => {
    if (/^--(slds-c|lwc|sds)-/.test(name)) return [`line ${line}: ${name} is not there in SLDS 2`];
    return name.startsWith('--slds-') && !fallback ? [`line ${line}: ${name} has no fallback`] : [];
  });
  return [...set, ...used];
}

/** Every `var(…)`, those inside a fallback too. */
function hooksIn(text: string): Hook[] {
  return [...text.matchAll(/var\(/g)].map(({ index }) => {
    const inside = balanced(text, index + 'var('.length);
    const comma = inside.indexOf(',');
    return {
      name: (comma < 0 ? inside : inside.slice(0, comma)).trim(),
      fallback: comma < 0 ? undefined : inside.slice(comma + 1).trim(),
      line: text.slice(0, index).split('\n').length,
    };
  });
}

/** From `start` to the parenthesis that closes what was opened before it. */
function balanced(text: string, start: number): string {
  let depth = 1;
  let end = start;
  while (end < text.length) {
    if (text[end] === '(') depth += 1;
    if (text[end] === ')') depth -= 1;
    if (depth === 0) break;
    end += 1;
  }
  return text.slice(start, end);
}
