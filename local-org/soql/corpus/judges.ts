import { parseQuery } from '@jetstreamapp/soql-parser-js';
import { LowerCasingCharStream } from '@salesforce/soql-common/lib/soql-parser/index.js';
import { SoqlLexer } from '@salesforce/soql-common/lib/soql-parser/generated/SoqlLexer.js';
import { SoqlParser } from '@salesforce/soql-common/lib/soql-parser/generated/SoqlParser.js';
import { ParserHelper } from '@salesforce/soql-common/lib/soql-parser/parserHelper.js';
import { CommonTokenStream } from 'antlr4ts';
import { OrgError } from '../../org-error.ts';
import { parseSoql } from '../index.ts';

/** Three parsers, each with a grammar of its own. */
export type Judge = 'ours' | 'jetstream' | 'salesforce';

function accepts(parse: () => unknown): boolean {
  try {
    parse();
    return true;
  } catch {
    return false;
  }
}

/** What is valid and not imitated is refused by name, not for its grammar. */
function oursAccepts(text: string): boolean {
  try {
    parseSoql(text);
    return true;
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    return error.errorCode === 'LOCAL_ORG_NOT_IMITATED';
  }
}

/** The package's own entry prints what its lexer stumbles over, and goes on. */
function salesforceAccepts(text: string): boolean {
  let errors = 0;
  const listener = {
    syntaxError: () => {
      errors += 1;
    },
  };
  const lexer = new SoqlLexer(new LowerCasingCharStream(text));
  lexer.removeErrorListeners();
  lexer.addErrorListener(listener);
  const parser = new SoqlParser(new CommonTokenStream(lexer));
  parser.removeErrorListeners();
  parser.addErrorListener(listener);
  parser.helper = new ParserHelper(false, 67, true);
  parser.soqlQuery();
  return errors === 0;
}

export const judges: Readonly<Record<Judge, (text: string) => boolean>> = {
  ours: oursAccepts,
  jetstream: (text) => accepts(() => parseQuery(text)),
  salesforce: salesforceAccepts,
};
