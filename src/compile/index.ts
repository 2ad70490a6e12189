/** Design → configurations, cabling, history and scenarios. */
export { type CompiledDesign, type CompiledDevice, compileDesign } from './compile'
export { compileScenario } from './scenario'
