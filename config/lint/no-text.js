/**
 * Texts that people read are custom labels, so that they can be translated; these two rules find those that are not.
 * An exception says in place why nobody reads it: `// eslint-disable-next-line omnipresence/no-text -- reason`.
 */
const message = '“{{text}}” is a text for people: make it a custom label.';
const meta = (description) => ({
  type: 'problem',
  docs: { description },
  messages: { text: message },
  schema: [],
});

const letters = /\p{L}/u;

/** Attributes that a screen reader speaks or a tooltip shows, of HTML and of base components. */
const spoken = new Set([
  'alt',
  'alternative-text',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'field-level-help',
  'header',
  'label',
  'placeholder',
  'summary',
  'title',
]);
const isSpoken = (name) => spoken.has(name) || name.startsWith('message-when-');

/** What stands in a template beside its expressions. */
const literalOf = (text) => text.replace(/\{[^}]*\}/g, '').trim();

const noTextInTemplate = {
  meta: meta('templates hold no text'),
  create(context) {
    const judge = (node, text) => {
      const literal = literalOf(text);
      if (letters.test(literal)) context.report({ node, messageId: 'text', data: { text: literal } });
    };
    return {
      Text: (node) => judge(node, node.value),
      Attribute(node) {
        if (node.value !== undefined && isSpoken(node.key.value)) judge(node, node.value.value);
      },
    };
  },
};

/** Two words with a space between them, or a word that begins or ends a part of a template with one. */
const words = /\p{L}{2,}[,.:;!?…]?\s+[\p{L}\d“"(]/u;
const wordBesideSpace = /(^|\s)\p{L}{2,}[,.:;!?…)]?\s|\s\p{L}{2,}[,.:;!?…)]?(\s|$)/u;
const capitalised = /^\p{Lu}\p{Ll}+[.!?…]?$/u;
/** Class names, and lists of them: `slds-button slds-button_brand`. */
const classNames = /^(?=.*[-_])[a-z][\w-]*(\s+[a-z][\w-]*)*\s*$/;

/** Where a single capitalised word is rather a name of the platform: `event.key === 'Enter'`, a field that is asked
 * for, one of a list, a key. */
const isName = ({ parent, range }) =>
  ['SwitchCase', 'CallExpression', 'ArrayExpression', 'TSAsExpression'].includes(parent.type) ||
  (parent.type === 'BinaryExpression' && /^[!=]==$/.test(parent.operator)) ||
  (parent.type === 'MemberExpression' && parent.computed) ||
  (parent.type === 'Property' && parent.key.range[0] === range[0]);

/** What an error says is for developers: a page chooses its words by the kind of the error, and `failure` keeps them
 * from it. */
const isFault = ({ parent }) =>
  (parent.type === 'NewExpression' && /Error$/.test(parent.callee.name)) ||
  (parent.type === 'CallExpression' && parent.callee.name === 'failure');

const noCode = new Set(['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration']);

/** A value for a class or a style, by the name of what takes it. */
function isLook(node) {
  for (let at = node; at !== undefined && at !== null; at = at.parent) {
    const name = at.key?.name ?? at.id?.name ?? at.left?.property?.name;
    if (name !== undefined) return /class|style/i.test(name);
  }
  return false;
}

const noText = {
  meta: meta('components hold no text'),
  create(context) {
    const report = (node, text) => context.report({ node, messageId: 'text', data: { text } });
    return {
      Literal(node) {
        const { value, parent } = node;
        if (typeof value !== 'string' || noCode.has(parent.type) || parent.type === 'TSLiteralType') return;
        if (isFault(node)) return;
        const text = value.trim();
        const isText =
          (words.test(text) && !classNames.test(text)) || (capitalised.test(text) && !isName(node));
        if (isText && !isLook(node)) report(node, text);
      },
      TemplateLiteral(node) {
        if (isFault(node) || isLook(node)) return;
        for (const { value } of node.quasis) {
          const text = value.cooked ?? value.raw;
          const isText = words.test(text) || (node.expressions.length > 0 && wordBesideSpace.test(text));
          if (isText && !classNames.test(text.trim())) report(node, text.trim());
        }
      },
    };
  },
};

export const noTextRules = { 'no-text': noText, 'no-text-in-template': noTextInTemplate };
