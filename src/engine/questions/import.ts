/** "What do these configurations make?" */
import type { Design } from '../../design/index'
import {
  type Imported,
  type ImportFile,
  type ImportOptions,
  importConfigurations,
  textOfFile,
  unpacked,
  updateDesign,
} from '../../interop/index'
import { withStandIns } from '../../secrets/index'
import type { Handler } from './question'

// biome-ignore lint/correctness/useYield: hundreds of texts are read in a moment
export const answerImport: Handler<'import'> = function* ({ design }, asked) {
  const { files, values, add, surroundings, update = false, roles, maskSecrets = false } = asked
  const options = { values, surroundings, maskSecrets, ...(roles ? { roles } : {}) }
  const goal = update ? { update: design } : add ? { into: design } : {}
  return { kind: 'import', imported: importFiles(files, { ...options, ...goal }) }
}

interface Wish extends Omit<ImportOptions, 'arrange'> {
  /** A design that the files are of already. */
  readonly update?: Design
  readonly maskSecrets?: boolean
}

export function importFiles(files: readonly ImportFile[], { update, maskSecrets, ...options }: Wish): Imported {
  const read = maskSecrets ? maskedFiles(unpacked(files)) : files
  return update ? updateDesign(read, { ...options, into: update }) : importConfigurations(read, options)
}

/** All files at once, so that two ends which agree still do. */
function maskedFiles(files: readonly ImportFile[]): readonly ImportFile[] {
  const texts = withStandIns(files.map(textOfFile))
  return files.map(({ name }, at) => ({ name, text: texts[at] ?? '' }))
}
