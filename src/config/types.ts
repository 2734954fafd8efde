/** A cleaning rule: which lines it drops, and why. */
export type CleaningRule = { readonly reason: string } & (
  | { readonly rule: 'price_not_positive' | 'stock_code_letters_only' | 'guest' | 'exact_repeat' }
  | { readonly rule: 'price_below'; readonly price: number }
  /** Made for sources that name the state of an order, or their own non-products; no settings have them. */
  | { readonly rule: 'no_product' }
  | { readonly rule: 'order_state'; readonly values: readonly string[] }
  /** Made where a customer is out of all proportion to the others; no settings have it. */
  | { readonly rule: 'giant'; readonly count: number }
  | {
      readonly rule: 'stock_code_in' | 'country_in' | 'customer_in';
      readonly values: readonly (string | number)[];
    }
);

/** One trial of the models, by name: it is taken whatever the rule of choice says. */
export interface TrialOverride {
  readonly space: string;
  /** Its name in the registry of clustering models. */
  readonly model: string;
  readonly k: number;
}

/** What the clusters are made of. */
export interface ClusteringSettings {
  readonly features: readonly string[];
  /** How features are scaled before they are embedded. */
  readonly scaling: string;
  /** Options of spaces, by the space's name: `{ umap: { neighbours: 30 } }`. Left out: their defaults. */
  readonly spaces?: Readonly<Record<string, Readonly<Record<string, number | string>>>>;
  /** The number of clusters among which the rule chooses; null or left out: any. */
  readonly k?: number | null;
  /** Null or left out: the rule chooses. */
  readonly override?: TrialOverride | null;
}

/** How members are reviewed at month ends; what is null or left out is chosen by what the history shows. */
export interface MembershipSettings {
  /** How far thresholds are loosened for members, as a share of each; 0 to 0.9. */
  readonly slack?: number | null;
  /** Reviews in a row that must be passed to enter; 1 to 12. */
  readonly enterReviews?: number | null;
  /** Failed reviews in a row after which a member still stays; 0 to 12. */
  readonly graceReviews?: number | null;
}

/** What a programme may hold. */
export interface ProgrammeSettings {
  /** The fewest members; default 20. */
  readonly minMembers?: number;
  /** The largest share of the customers who can be invited, 0 to 1; default a third. */
  readonly maxShare?: number;
  /**
   * The share of all customers' revenue from which on a single customer is set apart before groups are made, 0 to 1;
   * default a quarter; null: nobody is.
   */
  readonly giantShare?: number | null;
  /** `segment` (default), or how many of an ordered list: `capacity: 500`, `10%`. */
  readonly select?: string;
  /** The day from which a test of the programme counts, `YYYY-MM-DD`; null or left out: no test. */
  readonly test?: string | null;
}

/** What a source of transactions may have no column for. */
export type SourceGap = 'invoice' | 'product' | 'quantity' | 'country';

/** A named set of rules. */
export interface Preset {
  readonly title: string;
  readonly guests: 'not_customers' | 'one_customer_per_invoice';
  /** Days by which dates are shown moved. */
  readonly shiftDays: number;
  readonly netReturns: boolean;
  readonly frequency: 'purchase_days_per_30_days' | 'invoices_per_active_day';
  readonly revenue: 'net_revenue' | 'gross_revenue';
  /**
   * Days up to the reference day, that one included, over which features count purchases and returns; null or left
   * out: all history.
   */
  readonly windowDays?: number | null;
  readonly rules: readonly CleaningRule[];
  /** What the run's source has no column for; found when it is read, no settings have it. */
  readonly lacks?: readonly SourceGap[];
  readonly clustering: ClusteringSettings;
  /** Left out: all of it is chosen by what the history shows. */
  readonly membership?: MembershipSettings;
  /** Left out: 20 members at least, and a third of the customers at most. */
  readonly programme?: ProgrammeSettings;
}

/** Choices of the steps that hold for every preset; the defaults are in the schema. */
export interface StepSettings {
  /** How much a source may be; what is more is refused before it fills the memory or the disk. */
  readonly reading: {
    /** What a packed file may unpack to, in megabytes. */
    readonly unpackedMb: number;
    /** How many times its size a packed file may unpack to. A table packs to a tenth, a bomb to a thousandth. */
    readonly packingRatio: number;
    readonly columns: number;
    /** The longest field, and half the longest line, in kilobytes. */
    readonly fieldKb: number;
  };
  readonly trials: {
    /** The numbers of clusters that are tried. */
    readonly ks: readonly number[];
    /** Options of clustering models, by the model's name. Left out: their defaults. */
    readonly models: Readonly<Record<string, Readonly<Record<string, number | string | readonly number[]>>>>;
    /** Beyond so many customers, what needs all pairs or many fits works on a stratified sample of as many. */
    readonly maxRows: number;
  };
  readonly finalists: {
    /** How many trials are looked at closely, and of one space at most. */
    readonly count: number;
    readonly perSpace: number;
    /** Trials that are among them whatever their silhouettes, by their names. */
    readonly also: readonly string[];
    /** Bootstrap samples of each, and seeds whose fits are compared. */
    readonly replicates: number;
    readonly seeds: number;
  };
  readonly value: {
    /** Months ahead beside 1, 3 and 6. */
    readonly horizonMonths: number;
    /** The method that is taken, by name; null: the one that did best at earlier month ends. */
    readonly method: string | null;
    /** Bootstrap replicates of the model; 0: none. */
    readonly replicates: number;
    /** Month ends that are gone back to at most, and of these how many at which the model's own bands are drawn. */
    readonly origins: number;
    readonly bandedOrigins: number;
  };
  readonly rules: {
    /** How many questions lead to a leaf of the rule's tree, at most. */
    readonly depth: number;
    /** Among what the review of members is chosen, beside what the preset fixes; see {@link MembershipSettings}. */
    readonly slacks: readonly number[];
    readonly enterReviews: readonly number[];
    readonly graceReviews: readonly number[];
  };
  readonly proof: {
    /** Bootstrap samples, and random groups of the permutation tests, at each earlier date. */
    readonly replicates: number;
    readonly permutations: number;
  };
  readonly dashboard: {
    /** Whether it has a look-up of single customers, whose data then stand in the page. */
    readonly customers: boolean;
  };
}

/** Choices of steps that differ from the settings; what is left out stays. */
export type StepChoices = { readonly [Step in keyof StepSettings]?: Partial<StepSettings[Step]> };

/** A language of the business report: English, or Brazilian Portuguese. */
export type Language = 'en' | 'pt';

/**
 * How lists are written as CSV: for machines; for Excel, which knows UTF-8 by a byte order mark; or for an Excel that
 * expects semicolons and decimal commas, as in Brazil.
 */
export type CsvFormat = 'plain' | 'excel' | 'excel-comma';

/** The plain settings: those that the environment and the command line can give as well. */
export interface PlainSettings {
  /** A path, a URL, the word `sample`, or null for the order of search. */
  readonly data: string | null;
  readonly preset: string;
  readonly run: string;
  readonly seed: number;
  /** Choices given by word, as they were given; they are in `steps` and `rules` already. */
  readonly set: string | null;
  readonly sampleCustomers: number;
  /** How many years the generated sample has. */
  readonly sampleYears: number;
  /** The language of the business report and of the customers' lists; notebooks are English. */
  readonly lang: Language;
  readonly csvFormat: CsvFormat;
  /** Whether a run goes on where more than a fifth of the rows were set aside. */
  readonly acceptSetAside: 'no' | 'yes';
  /** The last day of the data that a run knows, `YYYY-MM-DD`; null: all. */
  readonly until: string | null;
  /** Whether lists hold addresses and names that are customers' only ids. */
  readonly identify: 'lists' | 'none';
  /** One of the settings' sources, by name; null: none. */
  readonly source: string | null;
  /** `customer="Customer Number",day="Order Date"`; null: by their names. */
  readonly columns: string | null;
  readonly dates: 'day-first' | 'month-first' | null;
  readonly decimal: 'point' | 'comma' | null;
  readonly timeZone: string | null;
  readonly discounts: 'keep' | 'subtract';
  readonly taxes: 'keep' | 'subtract';
  /** A file of prices by product, for transactions without money. */
  readonly prices: string | null;
  /** The one file of an archive to read. */
  readonly table: string | null;
  /** ISO 4217 code; `none` where nobody knows, or the data have not been looked at: amounts then have no sign. */
  readonly currency: string;
  /** Absolute path. */
  readonly dataDir: string;
  /** Absolute path. */
  readonly reportsDir: string;
  readonly downloadUrl: string;
  readonly downloadTimeoutSeconds: number;
  readonly cellTimeoutSeconds: number;
  readonly memoryMb: number;
}

/** What is known of a shop's files; what is left out is found out from them. */
export interface SourceSettings {
  /** The columns by role. */
  readonly columns?: Readonly<Record<string, string>>;
  readonly dates?: 'day-first' | 'month-first';
  readonly decimal?: 'point' | 'comma';
  readonly timeZone?: string;
  readonly currency?: string;
  readonly discounts?: 'keep' | 'subtract';
  readonly taxes?: 'keep' | 'subtract';
  /** Stock codes that are no products. */
  readonly nonProducts?: readonly string[];
}

/** All settings of a run, checked and complete. */
export interface Settings extends PlainSettings {
  readonly steps: StepSettings;
  /** The currency that was given; null where it is to be found out. */
  readonly givenCurrency: string | null;
  /** What one unit of another currency is worth in the run's. */
  readonly rates: Readonly<Record<string, number>>;
  /** The chosen source, and its name in the settings file; empty where none is. */
  readonly sourceSettings: SourceSettings;
  /** The rules of the chosen preset. */
  readonly rules: Preset;
  /** Every preset of the settings file, by name. */
  readonly presets: Readonly<Record<string, Preset>>;
}
