/** What a set-up's time is made of in each version: how many messages need computing, and which one waits for the processor. */
import type { Parameters } from '../../config/index'

export type IkeVersion = 1 | 2

/** `turn`: the number of the answering end's message that is computed in turn, one peer after the other. */
interface SetupMessages {
  readonly computed: number
  readonly turn: number
}

/** Version 1: all of main mode and the first two of quick mode, in turn the keys of message 4; version 2: all four, in turn the second. */
export const SETUP_MESSAGES: Readonly<Record<IkeVersion, SetupMessages>> = {
  1: { computed: 8, turn: 4 },
  2: { computed: 4, turn: 2 },
}

/** Seconds that an initiator waits for an answer before it gives a peer up. */
export const patienceSeconds = ({ ikeRetransmitSeconds, triesPerPeer }: Parameters): number =>
  ikeRetransmitSeconds * triesPerPeer
