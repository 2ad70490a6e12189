/** A whole telecommuter's site at once: home router, SOHO router, phone, and the line to the Internet. */
import type { Design } from '../model/design'
import type { Interface, Internet } from '../model/device'
import { makeInterface, type Position } from '../model/make'
import { cabledEnds, endKey, withRole } from '../model/read'
import { planSites } from '../sites/add'
import { freeInterface } from './names'
import type { Edit } from './types'

/** The edit that adds a site with the next free subnet and public address, or what is missing for one. */
export function placeSite(design: Design, position: Position): Edit | string {
  const { edit, problems } = planSites(design, [position])
  return edit ?? problems[0]?.problem ?? 'There is no room for a site'
}

/** An access interface that a removed site has left behind, or a new one. */
export function accessPort(design: Design, internet: Internet): { readonly item: Interface; readonly isNew: boolean } {
  const cabled = cabledEnds(design)
  const left = withRole(internet, 'access').find(
    (item) => !item.shutdown && !cabled.has(endKey({ device: internet.name, interface: item.name })),
  )
  return left
    ? { item: left, isNew: false }
    : { item: makeInterface(freeInterface(internet, 'Access'), 'access'), isNew: true }
}
