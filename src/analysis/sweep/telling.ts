/** Work that only says that it goes on, told with how far the whole is. */
import { type Progress, retold } from '../progress'

export const telling = <Result>(
  work: Generator<undefined, Result, void>,
  fraction: number,
  text: string,
): Generator<Progress, Result, void> => retold(work, () => ({ fraction, text }))
