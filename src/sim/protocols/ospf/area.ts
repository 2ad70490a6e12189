/** Areas: a number, or the same written as an address. */
import { formatIp, type Ip, parseIp } from '../../../net/index'

/** The number of an area as a line names it; nothing when it is none. */
export function areaOf(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text) <= 0xffffffff ? Number(text) : undefined
  return parseIp(text)
}

export const BACKBONE = 0

/** As an address, which is how tables print it. */
export const areaText = (area: number): string => formatIp(area as Ip)

/** The section of a process. */
export const OSPF_MODE = 'router-ospf'
