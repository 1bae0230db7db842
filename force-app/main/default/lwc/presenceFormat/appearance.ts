import { pageKindOf, type Agent } from 'c/presenceModel';

/** The last five stand where there is no agent to show. */
export type Shape =
  'disc' | 'square' | 'ring' | 'half-disc' | 'question' | 'dots' | 'slash' | 'lock' | 'triangle' | 'octagon';

/** How a kind looks: shape and colour class, so that colour never stands alone. A row that is not believed does not
 * look like a kind. */
export interface Appearance {
  readonly shape: Shape;
  readonly className: string;
}

const byKind = {
  online: { shape: 'disc', className: 'presence-online' },
  busy: { shape: 'square', className: 'presence-busy' },
  offline: { shape: 'ring', className: 'presence-offline' },
  changing: { shape: 'half-disc', className: 'presence-changing' },
  gone: { shape: 'question', className: 'presence-gone' },
} as const satisfies Record<string, Appearance>;

export function appearanceOf(agent: Agent): Appearance {
  return byKind[agent.suspectReason === 'too-old' ? 'gone' : pageKindOf(agent)];
}
