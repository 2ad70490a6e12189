/** Begins, goes on with and leaves the tour. A design that has not what it shows stays as it is: the reference design is opened beside it. */
import { designStore, notify, runStore, setView, viewStore } from '../../store/index'
import { leavingTyped } from '../typed/leaving'
import { t } from '../words/language'
import { castOf } from './cast'

/** From where it was left. */
export function startTour(): void {
  if (castOf(designStore.getState().design, runStore.getState().sites)) return begin()
  leavingTyped(
    () =>
      void import('../files/reference').then(({ openReference }) => {
        openReference('srnd-figure-c1')
        begin()
      }),
  )
}

const begin = () => setView({ dialog: undefined, menu: undefined, touring: true })

export function leaveTour(): void {
  setView({ touring: false })
  if (viewStore.getState().tourStep > 0)
    notify(t('The tour is left. Find, “Tour of the reference design”, goes on from here.'))
}

export function endTour(): void {
  setView({ touring: false, tourStep: 0 })
}
