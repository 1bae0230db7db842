import { createElement } from 'lwc';
import AgentPresence from 'c/agentPresence';
import { context } from './context';

const element = createElement('c-agent-presence', { is: AgentPresence });
Object.assign(element, { pollSeconds: context.pollSeconds });
document.getElementById('preview-component')?.append(element);
