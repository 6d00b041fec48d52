import type { RowTaker } from './journal';

const eachByItself: RowTaker['putPacked'] = (_table, _rows, positions) => positions;

/** One who takes rows; a function alone is given each row by itself. */
export function wholeTaker(taker: RowTaker | RowTaker['put']): RowTaker {
  return typeof taker === 'function' ? { put: taker, putPacked: eachByItself } : taker;
}
