/**
 * Encoded frames → a WebM file (Matroska, RFC 9559, with the elements that the WebM project keeps of it): one track of video, a cluster
 * from each frame that stands by itself to the next. No DOM.
 */

export interface EncodedFrame {
  readonly bytes: Uint8Array
  /** Milliseconds from the beginning. */
  readonly at: number
  /** It stands by itself, without those before it. */
  readonly isKey: boolean
}

export interface Video {
  /** As Matroska names it: `V_VP8`. */
  readonly codec: string
  readonly width: number
  readonly height: number
  /** Milliseconds. */
  readonly duration: number
}

/** Element numbers, marker bit included. */
const ID = {
  ebml: 0x1a45dfa3,
  docType: 0x4282,
  docTypeVersion: 0x4287,
  docTypeReadVersion: 0x4285,
  segment: 0x18538067,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  duration: 0x4489,
  muxingApp: 0x4d80,
  writingApp: 0x5741,
  tracks: 0x1654ae6b,
  trackEntry: 0xae,
  trackNumber: 0xd7,
  trackUid: 0x73c5,
  trackType: 0x83,
  codecId: 0x86,
  video: 0xe0,
  pixelWidth: 0xb0,
  pixelHeight: 0xba,
  cluster: 0x1f43b675,
  timestamp: 0xe7,
  simpleBlock: 0xa3,
  cues: 0x1c53bb6b,
  cuePoint: 0xbb,
  cueTime: 0xb3,
  cueTrackPositions: 0xb7,
  cueTrack: 0xf7,
  cueClusterPosition: 0xf1,
} as const

const MAKER = 'Headend'
const VIDEO_TRACK = 1
const KEY_FRAME = 0x80
/** A block tells its time from its cluster's in sixteen bits with a sign. */
const LONGEST_CLUSTER_MS = 32_000

/** The file; frames come in order, the first stands by itself. */
export function webmOf(
  { codec, width, height, duration }: Video,
  frames: readonly EncodedFrame[],
): Uint8Array<ArrayBuffer> {
  const head = element(ID.ebml, [
    element(ID.docType, text('webm')),
    element(ID.docTypeVersion, whole(4)),
    element(ID.docTypeReadVersion, whole(2)),
  ])
  const info = element(ID.info, [
    // Nanoseconds: times are told in milliseconds.
    element(ID.timestampScale, whole(1_000_000)),
    element(ID.duration, real(duration)),
    element(ID.muxingApp, text(MAKER)),
    element(ID.writingApp, text(MAKER)),
  ])
  const track = element(ID.trackEntry, [
    element(ID.trackNumber, whole(VIDEO_TRACK)),
    element(ID.trackUid, whole(VIDEO_TRACK)),
    element(ID.trackType, whole(1)),
    element(ID.codecId, text(codec)),
    element(ID.video, [element(ID.pixelWidth, whole(width)), element(ID.pixelHeight, whole(height))]),
  ])
  const before = [info, element(ID.tracks, [track])]
  const clusters = clustersOf(frames).map((held) => ({
    from: Math.round(held[0]?.at ?? 0),
    isKey: held[0]?.isKey === true,
    bytes: cluster(held),
  }))
  const segment = element(ID.segment, [
    ...before,
    cuesOf(clusters, sizeOf(before)),
    ...clusters.map(({ bytes }) => bytes),
  ])
  return joined([head, segment])
}

interface Cluster {
  readonly from: number
  /** Its first frame stands by itself. */
  readonly isKey: boolean
  readonly bytes: Uint8Array
}

/**
 * Where each cluster begins whose first frame stands by itself, counted from the segment's content: a player that is moved goes
 * there (RFC 9559, Cues). They stand before the clusters, so
 * that one that reads from the beginning has them; their places are written in full length, which makes the table's own length known.
 */
function cuesOf(clusters: readonly Cluster[], before: number): Uint8Array {
  const written = (from: number): Uint8Array => {
    let at = from
    const points = clusters.flatMap(({ from: time, isKey, bytes }) => {
      const place = element(ID.cueTrackPositions, [
        element(ID.cueTrack, whole(VIDEO_TRACK)),
        element(ID.cueClusterPosition, long(at)),
      ])
      at += bytes.length
      return isKey ? [element(ID.cuePoint, [element(ID.cueTime, whole(time)), place])] : []
    })
    return element(ID.cues, points)
  }
  return written(before + written(0).length)
}

function clustersOf(frames: readonly EncodedFrame[]): readonly (readonly EncodedFrame[])[] {
  const clusters: EncodedFrame[][] = []
  for (const frame of frames) {
    const last = clusters.at(-1)
    const from = last?.[0]?.at ?? 0
    if (!last || frame.isKey || frame.at - from > LONGEST_CLUSTER_MS) clusters.push([frame])
    else last.push(frame)
  }
  return clusters
}

function cluster(frames: readonly EncodedFrame[]): Uint8Array {
  const from = Math.round(frames[0]?.at ?? 0)
  const blocks = frames.map(({ bytes, at, isKey }) => {
    const since = Math.round(at) - from
    const head = Uint8Array.of(0x80 | VIDEO_TRACK, since >> 8, since & 0xff, isKey ? KEY_FRAME : 0)
    return element(ID.simpleBlock, [head, bytes])
  })
  return element(ID.cluster, [element(ID.timestamp, whole(from)), ...blocks])
}

function element(id: number, content: Uint8Array | readonly Uint8Array[]): Uint8Array {
  const parts = content instanceof Uint8Array ? [content] : content
  return joined([whole(id), lengthOf(sizeOf(parts)), ...parts])
}

/** A length in eight bytes: shorter ones save nothing that counts. */
function lengthOf(length: number): Uint8Array {
  const bytes = long(length)
  bytes[0] = 1
  return bytes
}

/** A whole number in eight bytes. */
function long(value: number): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value))
  return bytes
}

/** A whole number in as few bytes as hold it. */
function whole(value: number): Uint8Array {
  const bytes: number[] = []
  for (let left = value; left > 0; left = Math.floor(left / 256)) bytes.unshift(left % 256)
  return Uint8Array.from(bytes.length > 0 ? bytes : [0])
}

function real(value: number): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setFloat64(0, value)
  return bytes
}

const sizeOf = (parts: readonly Uint8Array[]) => parts.reduce((sum, part) => sum + part.length, 0)

const text = (value: string) => new TextEncoder().encode(value)

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(sizeOf(parts))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
