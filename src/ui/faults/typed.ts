/** A fault as somebody types it: in the file's words, in those of the menu, or as the list of events names it. */
import { parseFault } from '../../config/fault'
import type { Design } from '../../design/index'
import { shortInterfaceName } from '../../ios/index'
import { choicesForDevice, choicesForLink, type FaultGroup } from './choices'
import { faultTitle } from './words'

const plain = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[\s,:/()]+/g, ' ')
    .trim()

/** The fault in the file's words, when these words name one of this design; else the words as they are. */
export function faultOfWords(design: Design, words: string): string {
  const text = words.trim()
  if (typeof parseFault(text) !== 'string') return text
  return phrases(design).get(plain(text)) ?? text
}

/** By what may be said for it; what is said of two faults names neither. */
function phrases(design: Design): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const twice = new Set<string>()
  const say = (words: string, fault: string) => {
    const key = plain(words)
    const known = found.get(key)
    if (known !== undefined && known !== fault) twice.add(key)
    found.set(key, fault)
  }
  for (const device of design.devices)
    for (const [title, fault] of sayings(choicesForDevice(design, device))) {
      for (const between of [' ', ' at ', ' of ', ' on ']) say(`${title}${between}${device.name}`, fault)
      say(`${device.name} ${title}`, fault)
      say(faultTitle(fault), fault)
      say(fault, fault)
    }
  for (const link of design.links)
    for (const [title, fault] of sayings(choicesForLink(link))) {
      for (const end of [link.a, link.b])
        for (const port of [end.interface, shortInterfaceName(end.interface)])
          for (const between of [' ', ' at ']) say(`${title}${between}${end.device} ${port}`, fault)
      say(faultTitle(fault), fault)
      say(fault, fault)
    }
  for (const key of twice) found.delete(key)
  return found
}

/** Choices of one fault that stands until it is ended, by their titles. */
const sayings = (groups: readonly FaultGroup[]) =>
  groups
    .flatMap(({ choices }) => choices)
    .flatMap(({ title, faults, restoreAfter }) => {
      const [only, ...more] = faults
      return only === undefined || more.length > 0 || restoreAfter !== undefined ? [] : [[title, only] as const]
    })
