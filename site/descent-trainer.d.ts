/**
 * The element `<descent-trainer>`: a trainer for readers, in a sealed frame of the page. Importing this module defines it.
 * docs/embedding.md lists attributes, events and styles.
 *
 * @packageDocumentation
 */
import type { Prediction } from './descent.js';

/** The settings, as attributes in kebab case and as properties. Null, where it is not said otherwise, stands for none. */
export interface TrainerSettings {
  example: string | null;
  target: string | null;
  features: string[] | null;
  event: string | null;
  model: string | null;
  solver: string | null;
  missing: string | null;
  speed: string | null;
  view: string | null;
  controls: string | null;
  explain: string | null;
  kind: string | null;
  x: string | null;
  y: string | null;
  degree: number | null;
  holdout: number | null;
  rate: number | null;
  batch: number | null;
  momentum: number | null;
  l1: number | null;
  l2: number | null;
  maxIterations: number | null;
  tolerance: number | null;
  seed: number | null;
  threshold: number | null;
  row: number | null;
  interactions: boolean;
  paused: boolean;
  standardize: boolean;
}

/** How the element stands in its page. */
export interface TrainerPlace {
  /** Address of a CSV, fetched by the page. */
  src: string | null;
  /** Pixels; null for as many as its content needs. */
  height: number | null;
  theme: string | null;
  loading: string | null;
  /** `click` waits for the reader. */
  start: string | null;
  /** Address of a picture shown until then. */
  poster: string | null;
  label: string | null;
}

/** How a fit ended. */
export interface TrainerSummary {
  code: string;
  iterations: number;
  loss: number;
}

export interface DescentTrainer extends HTMLElement, TrainerSettings, TrainerPlace {
  /** Trains, with some settings changed first. */
  train(settings?: Partial<TrainerSettings>): Promise<TrainerSummary>;
  /** Waits after the iteration under way, or goes on from there. */
  pause(): Promise<void>;
  /** Goes back to before the first iteration. */
  reset(): Promise<void>;
  /** Predicts rows, as CSV text or by column, with the model as it was last trained. */
  predict(rows: string | Record<string, unknown> | Record<string, unknown>[]): Promise<Prediction>;
  /** Any of these by its name, with settings or rows as text. */
  call(method: 'train' | 'pause' | 'reset' | 'predict', argument?: string): Promise<unknown>;
}

export const DescentTrainer: { new (): DescentTrainer; readonly prototype: DescentTrainer };

/** The events, all of which bubble. */
export interface DescentTrainerEvents {
  'descent-ready': CustomEvent<Record<string, never>>;
  'descent-step': CustomEvent<{ iteration: number; passes: number; loss: number }>;
  'descent-done': CustomEvent<TrainerSummary>;
  'descent-error': CustomEvent<{ code: string; message: string }>;
}

declare global {
  interface HTMLElementTagNameMap {
    'descent-trainer': DescentTrainer;
  }
  interface HTMLElementEventMap extends DescentTrainerEvents {}
  interface WindowEventMap extends DescentTrainerEvents {}
  interface DocumentEventMap extends DescentTrainerEvents {}
}
