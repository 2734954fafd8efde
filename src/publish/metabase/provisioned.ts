/** What became of something that the definition names; a stray is not named by it, and is left as it is. */
export interface Provisioned {
  readonly what: 'database' | 'collection' | 'card' | 'dashboard' | 'card on the dashboard' | 'tab';
  readonly name: string;
  readonly how: 'made' | 'changed' | 'same' | 'stray';
}
