import { FieldNameContext, SoqlIdContext, type FromNameListContext } from '@apexdevtools/apex-parser';
import type { FromClause } from '../ast.ts';
import { notImitated } from '../../org-error.ts';
import { unexpectedToken } from '../refusal.ts';
import { readNode, required } from './children.ts';
import { readName, readPath } from './read-names.ts';

// The grammar lets a keyword stand as an alias, so `FROM X WHERE` would parse.
const reserved =
  /^(and|asc|by|desc|excludes|first|for|from|group|having|in|includes|last|like|limit|not|null|nulls|offset|or|order|select|update|using|where|with)$/i;

export function readFrom(context: FromNameListContext, text: string): FromClause {
  return readNode(context, (children) => {
    const [first, second] = children.rules(FieldNameContext);
    const path = readPath(required(first));
    if (path.names.length > 1) throw unexpectedToken(text, path.at, path.names.join('.'));
    if (second && reserved.test(second.getText())) {
      throw unexpectedToken(text, second.start.start, second.getText());
    }
    if (second) throw notImitated('more than one name in the FROM clause of SOQL');
    const alias = children.rules(SoqlIdContext).map(readName)[0];
    if (alias && reserved.test(alias.name)) {
      const end = alias.at + alias.name.length;
      throw unexpectedToken(text, end, text.slice(end).trim().split(/\s/)[0] || '<EOF>');
    }
    return { name: required(path.names[0]), at: path.at, ...(alias && { alias: alias.name }) };
  });
}
