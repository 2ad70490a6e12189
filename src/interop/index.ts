/** Other people's texts, in and out. */
export { importConfigurations } from './import/import'
export type {
  ImportDiagnostic,
  Imported,
  ImportedDevice,
  ImportedLink,
  ImportFile,
  ImportOptions,
  Placeholder,
} from './import/types'
