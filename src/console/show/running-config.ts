/** `show running-config` and `show startup-config`: the device's text between the lines a router puts around it. */
import type { ConsoleContext } from '../types'

const bytes = (text: string) => text.length

export function runningConfig({ text }: ConsoleContext): string {
  return text === ''
    ? 'This device has no configuration text.'
    : `Building configuration...\n\nCurrent configuration : ${bytes(text)} bytes\n!\n${text.trimEnd()}`
}

/** What `write memory` kept; the design's own text until something was typed. */
export function startupConfig({ text, startup = text }: ConsoleContext): string {
  return startup === '' ? 'startup-config is not present' : `Using ${bytes(startup)} bytes\n!\n${startup.trimEnd()}`
}
