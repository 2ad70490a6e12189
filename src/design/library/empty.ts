/** What a page begins with before anything is drawn; it stands apart, so that the built-in designs can load later. */
import type { Design } from '../model/design'
import { SEED_VPN } from '../model/make'

/** Nothing at all, but the VPN's usual settings. */
export function emptyDesign(): Design {
  return {
    name: 'Untitled',
    notes: '',
    devices: [],
    links: [],
    vpn: SEED_VPN,
    history: [],
    flows: [],
    scenarios: [],
    parameters: {},
    seed: 1,
  }
}
