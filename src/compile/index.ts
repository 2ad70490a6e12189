/** Design → configurations, cabling and history. */
export { type CompiledDesign, type CompiledDevice, compileDesign } from './compile'
