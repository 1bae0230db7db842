import { createElement } from 'lwc';
import SupervisorPresence from 'c/supervisorPresence';
import { context } from './context';

const element = createElement('c-supervisor-presence', { is: SupervisorPresence });
Object.assign(element, { pollSeconds: context.pollSeconds, view: 'wallboard' });
document.getElementById('preview-component')?.append(element);
