import type { Deployer, MetadataStore } from '../store.ts';
import type { XmlElement } from '../xml.ts';

export interface Application {
  readonly store: MetadataStore;
  readonly fullName: string;
  /** Its shape was checked. */
  readonly root: XmlElement;
  readonly by: Deployer;
}

/** What became of a component. */
export interface Applied {
  readonly id: string;
  readonly created: boolean;
  /** What of it the local org took without a check. */
  readonly unchecked?: string | undefined;
}

/** Brings one component into the org. Throws FileProblem, and then has written nothing that is kept. */
export type Applier = (application: Application) => Applied;
