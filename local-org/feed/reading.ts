import type { Gate } from '../schema/index.ts';
import type { ResolvedObject } from '../schema/types.ts';
import type { StoredValues } from './change-log.ts';

/** A condition on one record. */
export interface RecordTest {
  readonly fields: readonly string[];
  matches(record: StoredValues): boolean;
}

/** The query of a PushTopic, read. */
export interface TopicQuery {
  readonly object: string;
  /** Id among them. */
  readonly selected: readonly string[];
  readonly where?: RecordTest;
}

/** How the queries of topics and the filters of channel members are read: in SOQL, of which the feed knows nothing. */
export interface FeedReading {
  /** Throws for a query that no topic may have. */
  topicQuery(text: string, gate: Gate): TopicQuery;
  /** Header fields are asked for as `ChangeEventHeader.changeType`. Throws for what is no filter. */
  eventFilter(expression: string, object: ResolvedObject): RecordTest;
}
