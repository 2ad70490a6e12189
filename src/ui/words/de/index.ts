/** German. Terms that architects say in English stay English; so do lines, states and words that a device prints. */
import { DIALOGS } from './dialogs'
import { INSPECTOR } from './inspector'
import { MENUS } from './menus'
import { SHELL } from './shell'

export const GERMAN = { ...SHELL, ...DIALOGS, ...MENUS, ...INSPECTOR } as const
