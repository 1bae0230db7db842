import { childrenOf, FileProblem, textOf } from '../xml.ts';
import type { Applied, Application } from './applier.ts';

/** Labels are kept by name. Nothing in the org shows them. */
export function applyCustomLabels({ store, root, by, fullName }: Application): Applied {
  const seen = new Set<string>();
  for (const label of childrenOf(root, 'labels')) {
    const name = textOf(label, 'fullName');
    if (!name) throw new FileProblem('Required field is missing: fullName', label);
    if (!/^[A-Za-z]\w*$/.test(name) || name.includes('__') || name.endsWith('_')) {
      throw new FileProblem(
        `The label name ${name} can only contain underscores and alphanumeric characters`,
        label,
      );
    }
    if (seen.has(name.toLowerCase())) throw new FileProblem(`Duplicate label name: ${name}`, label);
    seen.add(name.toLowerCase());
    const known = store.component('CustomLabel', name);
    const id = known?.id ?? store.newId('101');
    store.putComponent(
      { type: 'CustomLabel', fullName: name, fileName: 'labels/CustomLabels.labels', id },
      by,
    );
  }
  const known = store.component('CustomLabels', fullName);
  return { id: known?.id ?? '', created: known === undefined };
}
