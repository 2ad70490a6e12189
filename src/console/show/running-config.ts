/** `show running-config` and `show startup-config`: the device's text between the lines a router puts around it. */
import type { ConsoleContext } from '../types'

const bytes = (text: string) => text.length

export function runningConfig({ text }: ConsoleContext): string {
  return text === ''
    ? 'This device has no configuration text.'
    : `Building configuration...\n\nCurrent configuration : ${bytes(text)} bytes\n!\n${text.trimEnd()}`
}

/** A section of the text with its opening line; nothing when there is none. */
export function sectionLines(text: string, opens: (line: string) => boolean): readonly string[] {
  const lines = text.split('\n')
  const at = lines.findIndex((line) => opens(line))
  if (at < 0) return []
  const rest = lines.slice(at + 1)
  const end = rest.findIndex((line) => !line.startsWith(' '))
  return [lines[at] ?? '', ...rest.slice(0, end < 0 ? rest.length : end)]
}

/** `show running-config interface X` (ntc cisco_ios_show_running-config_interface.raw). */
export function runningInterface({ text }: ConsoleContext, name: string): string {
  const section = `${sectionLines(text, (line) => line === `interface ${name}`).join('\n')}\nend\n`
  return `Building configuration...\n\nCurrent configuration : ${bytes(section)} bytes\n!\n${section}`
}

/** What `write memory` kept; the design's own text until something was typed. */
export function startupConfig({ text, startup = text }: ConsoleContext): string {
  return startup === '' ? 'startup-config is not present' : `Using ${bytes(startup)} bytes\n!\n${startup.trimEnd()}`
}
