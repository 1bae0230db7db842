import { createElement } from 'lwc';
import PresenceBadge from 'c/presenceBadge';
import { context } from './context';

const list = document.createElement('ul');
list.className = 'preview-badges';
for (const { id, name } of context.users ?? []) {
  const badge = createElement('c-presence-badge', { is: PresenceBadge });
  Object.assign(badge, { userId: id, withText: true, pollSeconds: context.pollSeconds });
  const row = document.createElement('li');
  const label = document.createElement('span');
  label.textContent = name;
  row.append(label, badge);
  list.append(row);
}
document.getElementById('preview-component')?.append(list);
