/** German. Terms that architects say in English stay English; so do lines, states and words that a device prints. */
import { AGAINST } from './against'
import { ANSWERS } from './answers'
import { CANVAS } from './canvas'
import { CHANGES } from './changes'
import { CONFIG } from './config'
import { CORE } from './core'
import { DEEDS } from './deeds'
import { DIALOGS } from './dialogs'
import { EXPORT } from './export'
import { FILES } from './files'
import { FINDINGS } from './findings'
import { FRAME } from './frame'
import { HELP } from './help'
import { IMPORT } from './import'
import { INSPECTOR } from './inspector'
import { MENUS } from './menus'
import { PACKETS } from './packets'
import { PAGE } from './page'
import { PANELS } from './panels'
import { PARAMETERS } from './parameters'
import { SAID } from './said'
import { SHARE } from './share'
import { SHELL } from './shell'
import { SITES } from './sites'
import { TABLES } from './tables'
import { TERMS } from './terms'
import { TIMELINE } from './timeline'

export const GERMAN = {
  ...AGAINST,
  ...ANSWERS,
  ...CANVAS,
  ...CHANGES,
  ...CONFIG,
  ...EXPORT,
  ...FILES,
  ...FINDINGS,
  ...FRAME,
  ...HELP,
  ...IMPORT,
  ...PACKETS,
  ...PAGE,
  ...PANELS,
  ...SHARE,
  ...SITES,
  ...TABLES,
  ...TERMS,
  ...TIMELINE,
  ...SHELL,
  ...DIALOGS,
  ...MENUS,
  ...INSPECTOR,
  ...SAID,
  ...DEEDS,
  ...CORE,
  ...PARAMETERS,
} as const

/** Those in which a text that was put together elsewhere is looked for by its pattern. */
export const FOUND_AGAIN: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...SHELL, ...DIALOGS, ...MENUS, ...INSPECTOR, ...SAID, ...DEEDS, ...CORE, ...PARAMETERS }),
)
