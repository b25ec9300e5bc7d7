/**
 * Descent trains classifiers and linear models on tables, in workers of this page or in threads of Node. Nothing is sent
 * anywhere: after `open` no request is made unless a source is a URL.
 *
 * ```js
 * import { open } from './descent.js';
 * const descent = await open();
 * const table = await descent.load(file);
 * const fit = await descent.train(table, { target: 'admitted' });
 * ```
 *
 * @packageDocumentation
 */

/** A `WebAssembly.Module`, where the types at hand know one: those of a page do, those of Node alone do not. */
export type EngineModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer Module } } }
  ? Module
  : object;

/** How {@link open} starts the workers. */
export interface OpenOptions {
  /** Number of workers, 1 to 64. Default: as many as can work at the same time, at most 8. No fit depends on it. */
  workers?: number;
  /** The engine. Default: `descent.wasm.gz`, or `descent.wasm`, beside this script. */
  wasm?: EngineModule | ArrayBuffer | ArrayBufferView<ArrayBuffer> | Promise<EngineModule>;
  /**
   * The workers' script. Default: a module beside this script. It is started as a classic script, as `worker.js` is; a blob URL
   * needs `wasm_exec.js` in front of it. In Node, a module.
   */
  workerURL?: string | URL;
}

/** Starts a pool of workers. Resolves when all of them serve. */
export function open(options?: OpenOptions): Promise<Descent>;

/**
 * Where a table comes from. A string is CSV text; only a URL object is fetched, in Node a `file:` URL too. Any of them may be
 * gzip-compressed, also in several members, as bgzip's are.
 */
export type Source = Blob | string | ArrayBuffer | ArrayBufferView<ArrayBuffer> | URL;

/** What a column's cells are taken for. */
export type ColumnType = 'number' | 'category' | 'text' | 'date' | 'empty';

/** How {@link Descent.load} reads a source. What is left out is found out from the source. */
export interface LoadOptions {
  /** One character. */
  delimiter?: string;
  decimal?: '.' | ',';
  /** One character; `''` where no cell is quoted. */
  quote?: string;
  /** Whether the first row holds the names. */
  header?: boolean;
  /** A label such as `utf-8`, `utf-16le` or `windows-1252`. Text in a string needs none. */
  encoding?: string;
  /** The cells that count as missing, instead of the default ones. */
  missing?: string[];
  /** Types of columns by name. */
  types?: Record<string, ColumnType>;
  /** Hears how far the reading has come, at most once a frame. */
  onProgress?: (progress: Progress) => void;
  /** Ends the reading with an `AbortError`. */
  signal?: AbortSignal;
}

/** How far a reading has come. */
export interface Progress {
  phase: 'download' | 'unpack' | 'scan' | 'append';
  bytes: number;
  /** Undefined where nobody knows. */
  total: number | undefined;
  rows: number;
  /** While rows are appended to: how many of them have no answer. */
  missing?: number;
}

/** A pool of workers and the tables it holds. */
export interface Descent {
  /**
   * Reads a table.
   * Rejects with `empty-file`, `no-rows`, `not-text`, `bad-encoding`, `unbalanced-quote`, `too-large`, `read-failed`,
   * `not-found`, `bad-option`, `memory`.
   */
  load(source: Source, options?: LoadOptions): Promise<Table>;
  /**
   * Fits a model.
   * Rejects with `unknown-column`, `one-class`, `too-many-classes`, `no-features`, `too-few-rows`, `bad-option`,
   * `target-missing`, `not-binary`, `table-lost`, `memory`, `not-yet`.
   */
  train(table: Table, spec: Spec, options?: TrainOptions): Training;
  /**
   * Opens a model again: what `fit.export("json")` gave, as a file, text, bytes or the object that they hold. Its predictions
   * are those of the fit to the last bit, and its export gives the same bytes.
   * Rejects with `not-a-model`, whose name is the part that is wrong, `model-version`, `read-failed`.
   */
  restore(source: Blob | string | ArrayBuffer | ArrayBufferView<ArrayBuffer> | object): Promise<Model>;
  /**
   * Ends the workers. Whatever is under way, and every later call, rejects with `closed`; fits keep their numbers. In Node the
   * process runs until then.
   */
  close(): void;
}

/** A table that was read. */
export interface Table {
  readonly rows: number;
  readonly columns: Column[];
  readonly receipt: Receipt;
  /** Cell texts of the rows `from` to `to - 1`, as read, unquoted. Rows past the end are left out. */
  slice(from?: number, to?: number): Promise<string[][]>;
  /** One whole column. */
  column(name: string): Promise<ColumnData>;
  /** Frees its memory. Later calls on it reject with `closed`. */
  close(): void;
}

/** A column as a whole. */
export interface Column {
  name: string;
  type: ColumnType;
  /** Cells that are missing, or no number in a column of numbers. */
  missing: number;
  /**
   * Different values that are not missing. 100,000 stands for that many or more; in a column of numbers of a table of
   * more than five columns the bound is 524,288 divided by the columns, and 1,024 at least.
   */
  distinct: number;
  /** Numbers only, as `max`, `mean` and `sd` (divisor n − 1). */
  min?: number;
  max?: number;
  mean?: number;
  sd?: number;
  /** Categories: the values in order. Numbers of few values: their texts in order. */
  levels?: string[];
  /** Cells of each level. */
  counts?: number[];
  /** `%` or the currency sign that every cell carried, else `''`. */
  unit: string;
  /** Whether it looks like a row number or a key, and so is no default feature. */
  identifier: boolean;
}

/** The values of a column in file order. */
export interface ColumnData {
  type: ColumnType;
  /** Numbers: NaN where missing. */
  values?: Float64Array;
  /** Index into `levels`, −1 where missing. */
  codes?: Int32Array;
  levels?: string[];
}

/** What was read, guessed and left out. */
export interface Receipt {
  dialect: {
    delimiter: string;
    /** `''` where no cell is quoted. */
    quote: string;
    decimal: '.' | ',';
    /** The separator of digit groups that was met, `''` where there was none. */
    thousands: string;
    /** The character that starts comment lines, `''` where there are none. */
    comment: string;
    encoding: string;
    header: boolean;
    /** Lines before the header that were skipped. */
    preamble: number;
    missing: string[];
  };
  bytes: number;
  rows: number;
  problems: Problem[];
  /** All of it in words. */
  text: string;
}

/** Something about a source that its reader should know. */
export interface Problem {
  /** One of docs/errors.md. */
  code: string;
  /** 1-based; 0 where it is not about a line. */
  line: number;
  /** 1-based; 0 where it is not about a column. */
  column: number;
  /** The column's name, or `''`. */
  name: string;
  /** The first cell concerned. */
  value: string;
  /** How often. */
  count: number;
  message: string;
}

/** What to fit. Only `target` has no default. */
export interface Spec {
  target: string;
  /** The class whose probability a logistic model gives. Default: the last in sorted order. */
  event?: string | number | boolean;
  /** Default: every column that makes sense as one. `[]` fits the intercept alone. */
  features?: string[];
  model?: 'auto' | 'logistic' | 'softmax' | 'linear';
  loss?: 'log' | 'squared' | 'absolute' | 'perceptron' | 'adaline';
  /** Powers of each number, 1 to 20. Default 1. */
  degree?: number;
  /** All pairs of features. */
  interactions?: boolean;
  solver?: 'auto' | 'newton' | 'lbfgs' | 'batch' | 'sgd' | 'momentum' | 'nesterov' | 'adam' | 'coordinate';
  /** Learning rate of the gradient methods, on the standardised columns. */
  rate?: number;
  /** Rows of a mini-batch. */
  batch?: number;
  momentum?: number;
  maxIterations?: number;
  /** Bound on the largest entry of the gradient, on the standardised columns. Default 1e-8. */
  tolerance?: number;
  /** The objective is mean loss + l1·|w| + ½·l2·|w|²; the intercept is free. scikit-learn's C is 1/(l2·n). */
  l1?: number;
  l2?: number;
  /** Whether the penalty acts on standardised columns (default). Coefficients are reported in the columns' own units. */
  standardize?: boolean;
  /** A column of frequency weights. */
  weight?: string;
  /** What to do about missing cells. Default: leave their rows out. */
  missing?: 'drop' | 'mean' | 'indicator';
  /** Fraction of the rows that is kept from training, drawn by `seed`. */
  holdout?: number;
  /** Not yet. */
  folds?: number;
  /** Probability of the event from which a row is labelled with it. Default 0.5. */
  threshold?: number;
  /** Not yet. */
  firth?: boolean;
  /** `profile`: not yet. */
  interval?: 'wald' | 'profile';
  /** Of the intervals. Default 0.95. */
  level?: number;
  seed?: number;
}

/** How a fit runs. */
export interface TrainOptions {
  /** Hears of the iterates, the first and the last included, at most once a frame. */
  onStep?: (step: Step) => void;
  /** Hears, after the last step, that the fit waits: no step is under way until `resume` or `step`. */
  onPause?: () => void;
  /** Ends the fit with an `AbortError`; the table stays usable. */
  signal?: AbortSignal;
  /** Iterations a second; 0, the default, for as many as there can be. */
  pace?: number;
  /** Starts paused, at iteration 0. */
  paused?: boolean;
}

/** A fit under way. */
export interface Training extends Promise<Fit> {
  /** Waits after the iteration under way; `onPause` hears when. */
  pause(): void;
  resume(): void;
  /** Does one iteration, then waits. */
  step(): void;
  /** Iterations a second; 0 for as many as there can be. */
  pace(iterationsPerSecond: number): void;
}

/** One iterate. */
export interface Step {
  iteration: number;
  /** Sweeps over all rows so far; fractions for mini-batches. */
  passes: number;
  /** Mean loss without penalty. */
  loss: number;
  objective: number;
  /** Largest entry of the gradient, on the standardised columns. */
  gradient: number;
  /** In the columns' own units: for each of `classes` one for each of `terms`; 0 for aliased terms. */
  coefficients: Float64Array;
  terms: Term[];
  classes: string[];
}

/** A product of factors; none is the intercept. */
export interface Term {
  name: string;
  factors: ({ column: string; power: number } | { column: string; level: string })[];
}

/** A fitted model. */
export interface Fit {
  readonly status: Status;
  readonly model: 'logistic' | 'softmax' | 'linear';
  readonly target: string;
  readonly coefficients: Coefficient[];
  /** How errors, tests and intervals were worked out, in words. */
  readonly method: string;
  /** Why there are no errors, where there are none; else `''`. */
  readonly note: string;
  /** In order; empty for a linear model. */
  readonly classes: string[];
  /** The class whose probability a logistic model gives. */
  readonly event: string | null;
  readonly terms: Term[];
  /** Of each category among the features the level that has no term: the others are compared with it. */
  readonly references: { column: string; level: string }[];
  /** The specification with every default filled in. */
  readonly spec: Required<Spec>;
  /** Training rows. */
  readonly rows: number;
  /** Rows left out for a missing value. */
  readonly dropped: number;
  /** Rows left out for a weight of 0. */
  readonly zeroWeight: number;
  /** Rows kept from training. */
  readonly heldOut: number;
  /** Sum of the weights of the training rows. */
  readonly weight: number;
  /** Mean loss of the training rows without penalty; ½(ŷ−y)² for squared loss. */
  readonly loss: number;
  /** `loss` plus the penalty. */
  readonly objective: number;
  /** This and the four below are null where the loss is no likelihood. */
  readonly logLikelihood: number | null;
  /** Residual sum of squares for a linear model. */
  readonly deviance: number | null;
  readonly nullDeviance: number | null;
  readonly aic: number | null;
  readonly bic: number | null;
  /** Estimated parameters, a linear model's sigma included. */
  readonly parameters: number;
  /** Answers for every row of a source, whose cells are typed as the training table's were. */
  predict(source: Source, options?: { signal?: AbortSignal }): Promise<Prediction>;
  /** Scores the training rows, or the hold-out where one was asked for, or another source that has the target. */
  evaluate(source?: Source, options?: { signal?: AbortSignal }): Promise<Evaluation>;
  /**
   * A CSV of the source's rows in order with the model's answers in columns behind them: `predicted`, then `p(CLASS)` for each
   * class; a linear model has `predicted` alone. A name that is taken gets a number: `predicted_2`. Where a row has no answer
   * the new cells are empty. A row that is none of the table's, because it has too many cells, is left out.
   *
   * The source is typed as the training table was, and read twice, piece by piece, so that it may be larger than memory. The
   * result is UTF-8 in the source's delimiter, quote and decimal separator, with `\n` after each row. A cell that a spreadsheet
   * would run (it begins with = + - @, a tab or a line end, and is no number) gets an apostrophe in front.
   * Rejects as `predict` and `load` do.
   */
  append(source: Source, options?: AppendOptions & { as?: 'blob' }): Promise<Blob>;
  append(source: Source, options: AppendOptions & { as: 'stream' }): Promise<ReadableStream<Uint8Array>>;
  /**
   * The model as a file. `json` is documented in docs/model.md; the other formats reject with `not-yet`, unknown ones
   * with `bad-option`.
   */
  export(format: string): Promise<Blob>;
}

/** How {@link Fit.append} works. */
export interface AppendOptions {
  /** A Blob, which a browser may keep on disk, or a stream, whose rows are worked out as it is read. Default: `blob`. */
  as?: 'blob' | 'stream';
  /** Hears how far it has come, at most once a frame: first `scan`, then `append`. */
  onProgress?: (progress: Progress) => void;
  /** Ends it with an `AbortError`. */
  signal?: AbortSignal;
}

/**
 * A fit that was opened again. What an older file does not hold is null, `''` or undefined. `evaluate` needs a source: the
 * training rows are not in the file.
 */
export interface Model extends Omit<Fit, 'status' | 'evaluate'> {
  readonly status: Status | undefined;
  /** The columns that the model reads, and the target. */
  readonly columns: { name: string; type: ColumnType; unit: string; levels: string[] }[];
  /** Those that its terms are made of. */
  readonly features: string[];
  /** How the training table was read. */
  readonly receipt: Receipt;
  evaluate(source: Source, options?: { signal?: AbortSignal }): Promise<Evaluation>;
}

/** How a fit ended. */
export interface Status {
  code: 'converged' | 'iteration-limit' | 'separated' | 'diverged' | 'stalled' | 'stopped';
  converged: boolean;
  iterations: number;
  passes: number;
  gradient: number;
  seconds: number;
  message: string;
  /** Further sentences a reader should know. */
  notes: string[];
  /** The terms that have no finite estimate. */
  separation?: { kind: 'complete' | 'quasi'; terms: string[] };
  /** Of a fit that diverged: below this `rate` it is stable. Absent where no such bound is known. */
  maxStableRate?: number;
}

/** One row of the table of coefficients. A number that does not exist is null. */
export interface Coefficient {
  term: string;
  /** The event of a logistic model, the class of a softmax, null for a linear model. */
  class: string | null;
  /** ±Infinity under separation. */
  estimate: number | null;
  standardError: number | null;
  /** t for a linear model. */
  z: number | null;
  p: number | null;
  low: number | null;
  high: number | null;
  oddsRatio: number | null;
  oddsLow: number | null;
  oddsHigh: number | null;
  /** Whether it is constant or a combination of earlier columns. */
  aliased: boolean;
  /** Whether separation leaves no estimate. */
  undetermined: boolean;
}

/** Predictions in file order. */
export interface Prediction {
  classes?: string[];
  /** Rows × classes, row-major; NaN where a row has a missing cell or a level that the training rows did not have. */
  probabilities?: Float64Array;
  /** Null where there is no answer. */
  labels?: (string | null)[];
  /** Linear models: one a row. */
  values?: Float64Array;
  /** Rows without an answer: a cell the model needs is missing, or holds a level that the training rows did not have. */
  missing: number;
  /** Those of them that have every cell the model needs, and a level that the training rows did not have. */
  unknown: number;
}

/**
 * How well a model does on some rows. Rows without an answer or without an observed target are left out. What does not
 * apply is null: a linear model has `rmse`, `mae` and `r2` only, the curves are of two classes.
 */
export interface Evaluation {
  /** Which rows: those it was trained on, those kept from training, or another source's. */
  on: 'training' | 'holdout' | 'given';
  /** Rows scored, and the sum of their weights. */
  n: number;
  weight: number;
  /** Mean negative log-likelihood of the observed class. */
  logLoss: number | null;
  /** Share of rows whose label is the observed class. */
  accuracy: number | null;
  /** Area under the ROC curve of the event, ties counted half; with more classes the mean of each against the rest. */
  auc: number | null;
  /** Each class against the rest, where there are more than two. */
  classAuc: (number | null)[] | null;
  /** Mean squared difference of the event's probability and outcome; with more classes summed over them. */
  brier: number | null;
  /** Probability of the event from which a row is labelled with it. */
  threshold: number | null;
  /** `counts[i][j]`: weight of the rows of class `labels[i]` that were labelled `labels[j]`. */
  confusion: { labels: string[]; counts: number[][] } | null;
  /**
   * Both curves have a point for every different probability while there are at most 2,000. Of more, points are left
   * out that in both coordinates are less than 1/2000 from the last one kept with a threshold no lower; the ends stay.
   * `auc` and `averagePrecision` are always of all rows.
   */
  roc: { threshold: Float64Array; falsePositive: Float64Array; truePositive: Float64Array } | null;
  pr: { threshold: Float64Array; recall: Float64Array; precision: Float64Array } | null;
  averagePrecision: number | null;
  /** Bins of the predicted probability: mean prediction, observed share of the event (NaN if empty), and weight. */
  calibration: Record<'low' | 'high' | 'predicted' | 'observed' | 'count', Float64Array> | null;
  /** Linear models: root of the mean squared error, mean absolute error, share of the variance explained. */
  rmse: number | null;
  mae: number | null;
  r2: number | null;
}

/** What a call rejects with; an aborted call rejects with a DOMException named AbortError. */
export class DescentError extends Error {
  /** One of docs/errors.md. */
  readonly code: string;
  /** 1-based place in the source. */
  readonly line: number | undefined;
  readonly column: number | undefined;
}
