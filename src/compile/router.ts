/** Any other router's text: its name and its interfaces. What else it says is its own, and stands in its patch. */
import type { Router } from '../design/index'
import { type IosConfig, statement } from '../ios/index'
import { interfaceSection, versionLines } from './common'

export function compileRouter(device: Router): IosConfig {
  return {
    statements: [
      ...versionLines(device.release),
      statement({ kind: 'hostname', name: device.name }),
      ...device.interfaces.map((item) => interfaceSection(item, [])),
      statement({ kind: 'end' }),
    ],
  }
}
