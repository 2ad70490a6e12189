/** React's view of the four stores. A selector picks what a component draws; it draws again only when that changes. */
import { useStore } from 'zustand'
import {
  type DesignState,
  designStore,
  type KeepState,
  keepStore,
  type RunState,
  runStore,
  type ViewState,
  viewStore,
} from '../../store/index'

export const useDesign = <T>(selector: (state: DesignState) => T): T => useStore(designStore, selector)
export const useRun = <T>(selector: (state: RunState) => T): T => useStore(runStore, selector)
export const useView = <T>(selector: (state: ViewState) => T): T => useStore(viewStore, selector)
export const useKeep = <T>(selector: (state: KeepState) => T): T => useStore(keepStore, selector)
