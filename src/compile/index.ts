/** Design → configurations, cabling, history, scenarios and documents. */

export { type CompiledDesign, type CompiledDevice, compileDesign, compileDevice } from './compile'
export { type WrittenDocument, writeDocuments } from './documents/all'
export type { Block } from './documents/document'
export { compileScenario } from './scenario'
