/** What this server shows, and what it allows. The page hides what is absent. */
export interface Abilities {
  readonly mode: 'local' | 'deployed';
  readonly stack: string;
  readonly region: string;
  /** Topics whose records are shown. Empty if the events come from the bus. */
  readonly topics: readonly string[];
  /** Whether dead letters can be sent again, edited and deleted: true locally, and with --allow-replay. */
  readonly mayReplay: boolean;
  /** Whether it has the actions of local-actions.ts. */
  readonly hasLocalActions: boolean;
  readonly version: string;
  /** Address that the paths of the documentation follow, with a slash at its end. */
  readonly docs: string;
}

/** Origin of the events. The page asks the operator for consent if it is `offered`. */
export type EventFeed =
  | { readonly from: 'topic'; readonly topics: readonly string[] }
  | { readonly from: 'bus'; readonly bus: string; readonly rule: string }
  | { readonly from: 'nowhere'; readonly offered?: BusFeedOffer };

/** A temporary rule and queue on the bus, which this server creates after consent and deletes at its end. */
export interface BusFeedOffer {
  /** Names of the resources that it creates. */
  readonly rule: string;
  readonly queue: string;
  /** Cost in whole sentences. */
  readonly cost: string;
}
