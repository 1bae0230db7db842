import { createElement } from 'lwc';
import AgentPresence from 'c/agentPresence';
import { context } from './context';

const { pollSeconds, recordId, objectApiName } = context;
const element = createElement('c-agent-presence', { is: AgentPresence });
Object.assign(element, { pollSeconds, recordId, objectApiName });
document.getElementById('preview-component')?.append(element);
