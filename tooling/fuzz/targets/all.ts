/** Every target there is. */
import type { Target } from '../target'
import { FILE_TARGETS } from './files'
import { LANGUAGE_TARGETS } from './languages'
import { TERMINAL_TARGETS } from './terminal'

export const TARGETS: readonly Target[] = [...LANGUAGE_TARGETS, ...FILE_TARGETS, ...TERMINAL_TARGETS]
