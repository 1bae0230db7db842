import path from 'node:path';
import { downloads } from './downloads.js';
import { noTextRules } from './no-text.js';
import { refusal } from './rooms.js';

/** Refuses an import against the arrows of docs/ARCHITECTURE.md; the tables are in rooms.js. */
const arrows = {
  meta: {
    type: 'problem',
    docs: { description: 'imports follow the arrows between rooms and bundles' },
    messages: { refused: '{{why}} (docs/ARCHITECTURE.md).' },
    schema: [],
  },
  create(context) {
    const file = path.relative(context.cwd, context.filename).split(path.sep).join('/');
    const judge = (node, source, typeOnly) => {
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return;
      const why = refusal(file, source.value, typeOnly);
      if (why !== undefined) context.report({ node: source, messageId: 'refused', data: { why } });
    };
    return {
      ImportDeclaration: (node) => judge(node, node.source, node.importKind === 'type'),
      ExportNamedDeclaration: (node) => judge(node, node.source, node.exportKind === 'type'),
      ExportAllDeclaration: (node) => judge(node, node.source, node.exportKind === 'type'),
      ImportExpression: (node) => judge(node, node.source, false),
      TSImportType: (node) => judge(node, node.source ?? node.argument?.literal, true),
    };
  },
};

export default { meta: { name: 'omnipresence' }, rules: { arrows, downloads, ...noTextRules } };
