/** What is said of a name that no device of a design has, with the name that was probably meant. */
import { type Design, roleNames } from '../design/index'
import { didYouMean } from '../net/index'

/** A part in braces stands there still when nobody plays it. */
export function noDevice(design: Design, name: string): string {
  if (!/^\{.*\}$/.test(name)) return `there is no device ${name}${didYouMean(name, namesOf(design))}`
  const parts = [...roleNames(design).keys()].map((role) => `{${role}}`)
  const meant = didYouMean(name, parts)
  const known = parts.filter((part) => !/\d/.test(part)).join(', ')
  return `no device plays the part ${name}${meant === '' ? ` (parts here: ${known || 'none'})` : meant}`
}

/** The same of an end of traffic, which may be an address too. */
export const noEnd = (design: Design, name: string): string =>
  /^\{.*\}$/.test(name)
    ? noDevice(design, name)
    : `there is no device "${name}" and it is no address either${didYouMean(name, namesOf(design))}`

const namesOf = ({ devices }: Design): readonly string[] => devices.map((device) => device.name)
