// @ts-check
// A table: what was read, and the way to its rows, also after its workers have died.
import { DescentError, unlessAborted } from './client-error.js';
import { Ask } from './client-protocol.js';

/**
 * @typedef {import('./client-pool.js').Pool} Pool
 * @typedef {Readonly<{ ready: () => Promise<Pool> }>} Access
 * @typedef {{ blob: Blob, options: object, decoded: boolean }} Request
 * @typedef {{ pool: Pool, id: number }} Place
 */

/** Lets the workers forget tables that nobody can reach any more. */
const forgotten = new FinalizationRegistry((/** @type {{ place: Place | undefined }} */ held) => forget(held));

/** @param {{ place: Place | undefined }} held */
function forget(held) {
  held.place?.pool.tell(Ask.release, { table: held.place.id });
  held.place = undefined;
}

export class Table {
  #access;
  #request;
  /** Where the rows are. @type {{ place: Place | undefined }} */
  #held;
  /** The reading again that is under way. @type {Promise<Place> | undefined} */
  #again;
  #closed = false;

  /**
   * @param {Access} access
   * @param {Pool} pool
   * @param {Request} request by which the table was loaded
   * @param {{ table: number, rows: number, columns: import('./descent.js').Column[], receipt: import('./descent.js').Receipt }} answer
   */
  constructor(access, pool, request, { table, rows, columns, receipt }) {
    this.#access = access;
    this.#request = request;
    this.#held = { place: { pool, id: table } };
    this.rows = rows;
    this.columns = columns;
    this.receipt = receipt;
    forgotten.register(this, this.#held, this);
  }

  /**
   * Cell texts as read, unquoted.
   * @param {number} [from] first row, from 0
   * @param {number} [to] the row after the last
   * @returns {Promise<string[][]>}
   */
  async slice(from = 0, to = this.rows) {
    const { pool, id } = await this.attach();
    return pool.call(Ask.slice, { table: id, from, to });
  }

  /**
   * One whole column.
   * @param {string} name
   * @returns {Promise<import('./descent.js').ColumnData>}
   */
  async column(name) {
    const { pool, id } = await this.attach();
    return pool.call(Ask.column, { table: id, name });
  }

  /** Lets the workers forget the table. Later calls on it reject with the code `closed`. */
  close() {
    this.#closed = true;
    forgotten.unregister(this);
    forget(this.#held);
  }

  /**
   * Whether the table is of the pools behind this access.
   * @param {Access} access
   */
  belongs(access) {
    return this.#access === access;
  }

  /**
   * Finds the table's rows; where its workers died, has the new ones read it again.
   * @param {AbortSignal} [signal]
   * @returns {Promise<Place>}
   */
  async attach(signal) {
    if (this.#closed) throw new DescentError('closed', 'This table is closed.');
    const pool = await unlessAborted(signal, this.#access.ready());
    if (this.#held.place?.pool === pool) return this.#held.place;
    this.#again ??= this.#reload(pool).finally(() => {
      this.#again = undefined;
    });
    return unlessAborted(signal, this.#again);
  }

  /** @param {Pool} pool */
  async #reload(pool) {
    const answer = await pool.call(Ask.load, this.#request).catch((error) => {
      if (error.code === 'closed' || error.code === 'worker-died') throw error;
      throw new DescentError(
        'table-lost',
        `The table's workers died and its source cannot be read again: ${error.message}`,
        {
          cause: error,
        },
      );
    });
    const place = { pool, id: answer.table };
    if (this.#closed) forget({ place });
    return (this.#held.place = place);
  }
}
