/** What goes over one cable, asked for where the cable is. */
import type { Link } from '../../design/index'
import { setView } from '../../store/index'
import { look } from './state'

/** Long enough for every hello to be seen. */
const SECONDS = 10

export function lookAtCable({ a }: Link): void {
  setView({ dockTab: 'packets', dockOpen: true, menu: undefined })
  void look(SECONDS, `${a.device}/${a.interface}`)
}
