/**
 * Captures hold what went over cables: every frame in its real form, as long as the simulator counts it, and as another program
 * reads it (tshark, where it is installed).
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { captureFile, type Frame, frameBytes, frameSize, framesOf, headersOf } from '../net/index'
import { atSeconds, createNetwork, runUntil, startCapture, takeCaptured } from '../sim/index'
import { reference, release, toldOtherwise } from '../testing/lab'
import { buildScene } from './build'

type Built = ReturnType<typeof buildScene>

/** All cables from power-on, for so many seconds. */
function captured(built: Built, seconds: number) {
  const network = createNetwork(built.scene)
  startCapture(network)
  runUntil(network, atSeconds(seconds))
  const { links } = built.scene.topology
  const index = new Map(links.map(({ id }, at) => [id, at]))
  const frames = takeCaptured(network).map(({ link, device, at, arrives, frame }) => {
    return { cable: index.get(link) ?? -1, device, at, lost: arrives === undefined, frame }
  })
  return { cables: links.map(({ a, b }) => ({ a, b })), frames }
}

const later = release('15.9')
const ikev2 = { encryption: 'aes-cbc-256', integrity: 'sha256', group: 19 } as const
const COMMON = ['arp', 'dhcp', 'eigrp', 'hsrp', 'ike']
const second = (text: string) => text.replace(/^( standby 1 ip .*)$/m, '$1\n standby version 2')

const DESIGNS: readonly (readonly [string, Built, readonly string[]])[] = [
  ['the reference design', buildScene(reference()), [...COMMON, 'esp', 'skinny']],
  ['NAT traversal', buildScene(later), COMMON],
  ['IKEv2', buildScene({ ...later, vpn: { ...later.vpn, ikev2 } }), COMMON],
  [
    'HSRP version 2',
    toldOtherwise(
      buildScene(reference()),
      new Map([
        ['gateway-1', second],
        ['gateway-2', second],
      ]),
    ),
    [...COMMON, 'esp'],
  ],
]

const kindOf = ({ payload }: Frame): string => {
  if (payload.type !== 'ip') return payload.type
  const { payload: carried } = payload.packet
  return 'message' in carried ? carried.message.kind : carried.protocol
}

describe.each(DESIGNS)('%s', (_name, built, protocols) => {
  const seen = captured(built, 40)
  it('is captured with every protocol it has', () => {
    const kinds = new Set(seen.frames.map(({ frame }) => kindOf(frame)))
    expect([...kinds]).toEqual(expect.arrayContaining([...protocols]))
    expect(seen.frames.every(({ cable }) => cable >= 0)).toBe(true)
  })
  it('has frames as long as the simulator counts them, but for their checksum', () => {
    const bytes = (frame: Frame) => frameBytes(frame).reduce((total, piece) => total + piece.length + 4, 0)
    const other = seen.frames.filter(({ frame }) => bytes(frame) !== frameSize(frame))
    expect(other.map(({ frame }) => `${kindOf(frame)} ${bytes(frame)} ${frameSize(frame)}`)).toEqual([])
  })
  it('is taken apart header by header, down to the last byte', () => {
    const apart = seen.frames.map(({ frame }) => ({ frame, headers: headersOf(frame) }))
    const other = apart.filter(
      ({ frame, headers: [outer, ...inner] }) =>
        outer?.total !== frameSize(frame) || inner.length === 0 || inner.some(({ bytes, total }) => !(bytes <= total)),
    )
    expect(other.map(({ frame }) => kindOf(frame))).toEqual([])
    // Speech and what nobody looks at have no fields; every other header has.
    const silent = apart.flatMap(({ headers }) => headers.filter(({ fields }) => fields.length === 0))
    expect([...new Set(silent.map(({ name }) => name))].filter((name) => name !== 'Data')).toEqual([])
    const texts = apart.flatMap(({ headers }) => headers.flatMap(({ fields }) => fields.map(({ text }) => text)))
    expect(texts.filter((text) => /undefined|NaN|\[object/.test(text))).toEqual([])
  })
  it.skipIf(!hasTshark())('is read by another program, without a malformed frame', () => {
    const told = read(captureFile('Headend', seen))
    expect(told).toHaveLength(seen.frames.reduce((total, { frame }) => total + framesOf(frame), 0))
    expect(told.filter(({ complaint }) => complaint !== '')).toEqual([])
    const dissected = new Set(told.flatMap(({ protocols: names }) => names.split(':')))
    expect([...dissected]).toEqual(expect.arrayContaining(protocols.map((name) => DISSECTORS.get(name) ?? name)))
  })
})

const DISSECTORS: ReadonlyMap<string, string> = new Map([['ike', 'isakmp']])

function hasTshark(): boolean {
  return spawnSync('tshark', ['--version']).status === 0
}

/** The protocols of each frame, as they are dissected, and what is wrong with it. */
function read(file: Uint8Array): readonly { readonly protocols: string; readonly complaint: string }[] {
  const folder = mkdtempSync(join(tmpdir(), 'headend-'))
  try {
    const path = join(folder, 'capture.pcapng')
    writeFileSync(path, file)
    const fields = [
      'frame.protocols',
      '_ws.malformed',
      'ip.checksum.status',
      'udp.checksum.status',
      'tcp.checksum.status',
    ]
    const checks = ['ip.check_checksum', 'udp.check_checksum', 'tcp.check_checksum'].flatMap((name) => [
      '-o',
      `${name}:TRUE`,
    ])
    const asked = ['-r', path, '-n', '-T', 'fields', '-E', 'separator=;', '-E', 'occurrence=f', ...checks]
    const { stdout } = spawnSync('tshark', [...asked, ...fields.flatMap((name) => ['-e', name])], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    })
    return stdout
      .trimEnd()
      .split('\n')
      .map((line) => {
        const [protocols = '', malformed = '', ...sums] = line.split(';')
        return { protocols, complaint: `${malformed}${sums.includes('0') ? 'a checksum is wrong' : ''}` }
      })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
