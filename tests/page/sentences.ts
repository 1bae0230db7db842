import { createHash } from 'node:crypto';

/** One sentence of prose on an object's page. */
export interface PageSentence {
  /** The field, the associated object or the section that it stands under; `UserServicePresence` before the first. */
  readonly of: string;
  readonly hash: string;
}

const sections = ['Supported Calls', 'Special Access Rules', 'Fields', 'Usage', 'Associated Objects'];

export const sentenceHash = (sentence: string): string =>
  createHash('sha256').update(sentence).digest('hex').slice(0, 8);

/** The prose of a page, sentence by sentence. What is a list (calls, types, properties) are facts, read elsewhere. */
export function sentencesOf(page: string): readonly PageSentence[] {
  const lines = page
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  let of = lines[0] ?? '';
  return lines.flatMap((line, i) => {
    const name = /^(\w+)( \(API version [\d.]+\))?$/.exec(line)?.[1];
    const isField = lines[i + 1] === 'Type';
    const isAssociated = of !== name && name !== undefined && name.startsWith(lines[0] ?? '');
    if (sections.includes(line)) of = line;
    else if (isField || isAssociated) of = line.split(' ')[0] ?? '';
    else if (/\.$/.test(line)) return split(line).map((sentence) => ({ of, hash: sentenceHash(sentence) }));
    return [];
  });
}

/** A full stop ends a sentence where a space and a capital follow: versions have some inside. */
const split = (line: string): string[] => line.split(/(?<=\.)\s+(?=[A-Z])/);
