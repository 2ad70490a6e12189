/** Looking at cables: from a moment on every frame that is put on one is kept, packets of calls one by one. */
import type { CapturedFrame } from './captured'
import type { Network } from './state'
import { plan } from './stream'
import { packetAfter } from './stream-state'

/** Begins to look. The network is somebody's own: what one packet stands for otherwise is sent from now on. */
export function startCapture(network: Network): void {
  network.capture = []
  for (const index of network.sampled.splice(0)) {
    const stream = network.streams[index]
    if (!stream) continue
    network.streams[index] = { ...stream, spec: { ...stream.spec, whole: true } }
    plan(network, index, packetAfter(stream.spec, network.now))
  }
}

/** What has been seen so far, in the order in which it was sent; it is taken away. */
export function takeCaptured(network: Network): readonly CapturedFrame[] {
  return network.capture?.splice(0) ?? []
}
