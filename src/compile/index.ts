/** Design → configurations, cabling, history, scenarios and documents. */

export { type CompiledDesign, type CompiledDevice, compileDesign, compileDevice } from './compile'
export { writeDocuments } from './documents/all'
export type { Block, PrintedDocument } from './documents/document'
export { generateKeys } from './documents/keys'
export { type WrittenDocument, written } from './documents/written'
export { fileNameOf } from './file-name'
export { USUAL_DPD } from './ikev2'
export { compileScenario } from './scenario'
