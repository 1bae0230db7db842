import { LightningElement, api } from 'lwc';
import type { Shape } from 'c/presenceFormat';
import { shapePaths } from './paths';

/** The mark of a kind. It takes its colour from `--kind-color` and its size from the host; decoration to a reader. */
export default class PresenceShape extends LightningElement {
  @api shape: Shape = 'ring';

  get path(): string {
    return shapePaths[this.shape];
  }
}
