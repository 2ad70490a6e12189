/**
 * A store whose listeners fail alone: what one of them throws on is told by the page, and the others hear of the change
 * all the same. Whoever keeps the design is one of them.
 */
import type { StoreApi } from 'zustand/vanilla'

export function calm<State>(store: StoreApi<State>): StoreApi<State> {
  return {
    ...store,
    subscribe: (listener) =>
      store.subscribe((now, before) => {
        try {
          listener(now, before)
        } catch (error) {
          queueMicrotask(() => {
            throw error
          })
        }
      }),
  }
}
