/** Other people's texts, in and out. */
export { type TextChange, textChange } from './changes/changes'
export type { Difference } from './changes/differences'
export { type ExportForm, inForm } from './forms/forms'
export { type HandEdit, handEdit } from './hand-edit/hand-edit'
export { importConfigurations } from './import/import'
export { textOfFile } from './import/text-of-file'
export type {
  ImportDiagnostic,
  Imported,
  ImportedDevice,
  ImportedLink,
  ImportFile,
  ImportOptions,
  ImportQuery,
  Placeholder,
} from './import/types'
export { IMPORT_ROLES, type ImportRole } from './import/types'
export { unpacked } from './import/unpack'
export { portsAsDesigned, renamedIn } from './labs/as-designed'
export { routersOf } from './labs/boxes'
export { isCml, readCml } from './labs/in/cml'
export { isContainerlab, readContainerlab } from './labs/in/containerlab'
export { ledAs, readDrawio } from './labs/in/drawio'
export { importLab, withPositions } from './labs/in/import-lab'
export type { Topology } from './labs/in/topology'
export {
  LAB_FORMATS,
  type LabFacts,
  type LabFile,
  type LabFormat,
  type Renamed,
  type WrittenLab,
} from './labs/types'
export { writeLab } from './labs/write'
export { updateDesign } from './update/update'
export { firewallOf, iosOf } from './verdicts/availability'
export { consequencesOf, together, withConsequences } from './verdicts/consequences'
export { asTaken } from './verdicts/refused'
export {
  asaVerdicts,
  iosVerdicts,
  type Judged,
  type LineShares,
  type LineVerdict,
  lettersOf,
  sharesOf,
} from './verdicts/verdicts'
