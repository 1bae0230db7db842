/** What an administrator may set about the floor. Times are milliseconds. */
export interface PresenceSettings {
  /** How long after his last end an agent still belongs to the floor. */
  readonly floorWindow: number;
  /** How long after a close a successor is still awaited. */
  readonly joinGap: number;
  /** The age above which a current row is not believed. */
  readonly believableAge: number;
  /** How far back by CreatedDate the live read looks for current rows. */
  readonly lookBack: number;
  /** User.UserType values that are no persons. */
  readonly botUserTypes: readonly string[];
  /** Users that the administrator names as bots: a bot may run as a standard user. */
  readonly botUserIds: readonly string[];
}

const hour = 3_600_000;

export const defaultSettings: PresenceSettings = {
  floorWindow: 24 * hour,
  joinGap: 10_000,
  believableAge: 16 * hour,
  lookBack: 7 * 24 * hour,
  botUserTypes: ['AutomatedProcess', 'CloudIntegrationUser'],
  botUserIds: [],
};
