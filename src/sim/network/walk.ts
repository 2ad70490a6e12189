/** What happens to packets that are tried one after the other, on their ways through the devices. */
import { type Frame, type Ip, wrappedIn } from '../../net/index'
import type { Delivery } from './carried'
import { type End, type Handling, lastRound, type Sending } from './handling'
import { lostAfter } from './probe'

export interface Fate extends End {
  /** A device of the Internet handled it without ESP around it. */
  readonly clear: boolean
}

/** Handlings that are remembered at most: where there are more, whatever changes on the way is looked at anew. */
const KEPT = 100

export class Walk {
  readonly devices = new Set<string>()
  readonly addresses: Set<Ip>
  /** A neighbour was asked for on the way of this packet. */
  asked = false
  /** None was for those before it, and each set out. */
  plain = true
  end: End | undefined
  clear = false
  private readonly done: Handling[] = []
  private sent: Sending | undefined
  /** By device and port: the frame that came there last. */
  private readonly passed = new Map<string, Frame>()

  constructor(addresses: Iterable<Ip>) {
    this.addresses = new Set(addresses)
  }

  /** Another packet sets out. */
  begin(): void {
    this.plain &&= !this.asked
    this.asked = false
    this.end = undefined
    this.sent = undefined
    this.clear = false
    this.passed.clear()
  }

  add(done: Handling): void {
    this.devices.add(done.device)
    for (const { frame } of done.out) this.address(frame)
    if (this.done.length <= KEPT) this.done.push(done)
    this.end ??= done.end
    if (done.sent) this.sent = done.sent
  }

  /** All that was done, in order; nothing when neighbours had to be asked for first, or when it is too much to remember. */
  get handlings(): readonly Handling[] | undefined {
    return this.plain && !this.asked && this.done.length <= KEPT ? this.done : undefined
  }

  /** A frame that has come to this port before, but for its TTL, on its last round. */
  shortened(come: Delivery): Delivery {
    const port = `${come.device} ${come.port}`
    const before = this.passed.get(port)
    this.passed.set(port, come.frame)
    const frame = before && lastRound(before, come.frame)
    return frame ? { ...come, frame } : come
  }

  private address({ payload }: Frame): void {
    // Who answers for a neighbour, and whether, hangs on the routes to the two.
    if (payload.type === 'arp') this.addresses.add(payload.arp.senderIp).add(payload.arp.targetIp)
    let packet = payload.type === 'ip' ? payload.packet : undefined
    while (packet) {
      this.addresses.add(packet.source).add(packet.destination)
      packet = wrappedIn(packet)
    }
  }

  ending(from: string): Fate {
    const { end, sent, clear } = this
    if (end) return { ...end, clear }
    const device = sent?.device ?? from
    return { ...lostAfter(device, sent?.port, sent?.cut === true), device, clear }
  }
}
