/** `show object-group` of a router (ntc cisco_ios_show_object-group.raw): its groups with their members, as its lines have them. */
import type { ConsoleContext } from '../types'
import { sectionLines } from './running-config'

const OPENS = /^object-group (network|service) (\S+)/

export function objectGroups({ text }: ConsoleContext, only?: string): string {
  const heads = text.split('\n').filter((line) => OPENS.test(line))
  const groups = heads.flatMap((head) => {
    const [, type = '', name = ''] = OPENS.exec(head) ?? []
    if (only !== undefined && name !== only) return []
    const members = sectionLines(text, (line) => line === head).slice(1)
    const kind = type === 'network' ? 'Network' : 'Service'
    return [
      `${kind} object group ${name}`,
      ...members.map((line) => ` ${line.trim().replace(/^description /, 'Description ')}`),
    ]
  })
  return only !== undefined && groups.length === 0 ? `% Object group ${only} is not configured` : groups.join('\n')
}
