/**
 * What devices did with packets at another moment. A device at which nothing has changed that concerns them does the same
 * with the same frames in the same order, and is not asked again; where another frame comes, what it did before is owed
 * first, for it remembers it: a conversation, a translation, a neighbour.
 */
import type { Delivery } from './carried'
import { type Handling, sameValue } from './handling'

export class Repeated {
  /** By device: what it did, in order. */
  private readonly done = new Map<string, Handling[]>()
  /** By device: how much of that has come again. */
  private readonly again = new Map<string, number>()

  /** `changed`: the devices that have to be asked again. */
  constructor(handlings: readonly Handling[], changed: ReadonlySet<string>) {
    for (const handling of handlings) {
      if (changed.has(handling.device)) continue
      const known = this.done.get(handling.device)
      if (known) known.push(handling)
      else this.done.set(handling.device, [handling])
    }
  }

  /** What a device does with what comes to it; nothing when that is not what came to it then. */
  next(device: string, came: Delivery | number): Handling | undefined {
    const place = this.again.get(device) ?? 0
    const handling = this.done.get(device)?.[place]
    if (!handling || !(handling.came === came || sameValue(handling.came, came))) return undefined
    this.again.set(device, place + 1)
    return handling
  }

  /** What a device is taken to have done and has not, in order. It is asked for everything from now on. */
  owed(device: string): readonly Handling[] {
    const owed = this.done.get(device)?.slice(0, this.again.get(device) ?? 0) ?? []
    this.done.delete(device)
    return owed
  }
}
