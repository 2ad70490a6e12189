/** "What do these configurations make?" */
import { importConfigurations } from '../../interop/index'
import type { Handler } from './question'

// biome-ignore lint/correctness/useYield: hundreds of texts are read in a moment
export const answerImport: Handler<'import'> = function* ({ design }, { files, values, add, surroundings }) {
  return {
    kind: 'import',
    imported: importConfigurations(files, { values, surroundings, ...(add ? { into: design } : {}) }),
  }
}
