/**
 * Lightning Web Security lets a fixed list of Blob types through, which text/csv is not on, takes none with a parameter,
 * and blocks links to `data:` (Lightning components security guide, "Blob Type Validation", "Download a Blob"). A plain
 * browser shows none of this.
 */
const allowedType = 'application/octet-stream';
/** The constant of presenceExport. */
const allowedConstant = 'csvType';

function typeOf(options) {
  if (options?.type !== 'ObjectExpression') return undefined;
  return options.properties.find((each) => each.type === 'Property' && each.key.name === 'type')?.value;
}

const isAllowed = (type) =>
  type?.type === 'Identifier' ? type.name === allowedConstant : type?.value === allowedType;

export const downloads = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      type: `a Blob without the type ${allowedType} (${allowedConstant}) is refused by Lightning Web Security`,
      link: 'a link to data: is blocked by Lightning Web Security: make a Blob and a URL of it',
    },
  },
  create: (context) => ({
    'NewExpression[callee.name="Blob"]'(node) {
      if (!isAllowed(typeOf(node.arguments[1]))) context.report({ node, messageId: 'type' });
    },
    Literal(node) {
      if (/^data:\w+\//i.test(String(node.value))) context.report({ node, messageId: 'link' });
    },
    TemplateElement(node) {
      if (/^data:/i.test(node.value.raw)) context.report({ node, messageId: 'link' });
    },
  }),
};
