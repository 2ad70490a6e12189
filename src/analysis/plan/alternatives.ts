/** What the same call would cost if one thing were otherwise: computed by the same function, from another shape. */
import type { Encapsulation } from '../../config/index'
import { ACCESS, ACCESSES, CODECS } from '../../net/index'
import { type CallShape, callBytes } from './call'
import type { Alternative, CallsFit } from './types'

/** Pairs of cipher and integrity that architects choose between, oldest first. */
const TRANSFORMS: readonly (readonly [name: string, cipher: string, integrity?: string])[] = [
  ['3DES, SHA-1', 'esp-3des', 'esp-sha-hmac'],
  ['AES-CBC, SHA-1', 'esp-aes', 'esp-sha-hmac'],
  ['AES-CBC 256, SHA-256', 'esp-aes 256', 'esp-sha256-hmac'],
  ['AES-GCM', 'esp-gcm'],
]
const INTERVALS = [10, 20, 30, 40, 60]
const ENCAPSULATIONS: readonly (readonly [name: string, value: Encapsulation])[] = [
  ['crypto map', 'none'],
  ['tunnel interface (VTI)', 'vti'],
  ['GRE', 'gre'],
]

export function alternativesOf(shape: CallShape, fitting: (kbit: number) => CallsFit): readonly Alternative[] {
  const row = (group: Alternative['group'], name: string, other: CallShape, present: boolean): Alternative => {
    const { tunnel, wire, cells, kbit } = callBytes(other)
    return { group, name, tunnel, wire, ...(cells === undefined ? {} : { cells }), kbit, up: fitting(kbit), present }
  }
  const { sealing } = shape
  const { transform, natPort, ...ends } = sealing
  return [
    ...TRANSFORMS.map(([name, cipher, integrity]) =>
      row(
        'transform',
        name,
        {
          ...shape,
          sealing: {
            ...sealing,
            transform: { name, cipher, mode: transform.mode, ...(integrity === undefined ? {} : { integrity }) },
          },
        },
        transform.cipher === cipher && transform.integrity === integrity,
      ),
    ),
    row('encapsulation', 'ESP as it is', { ...shape, sealing: { ...ends, transform } }, natPort === undefined),
    row(
      'encapsulation',
      'ESP in UDP 4500 (NAT traversal)',
      { ...shape, sealing: { ...sealing, natPort: natPort ?? 4500 } },
      natPort !== undefined,
    ),
    ...ENCAPSULATIONS.map(([name, encapsulation]) =>
      row('encapsulation', name, { ...shape, encapsulation }, shape.encapsulation === encapsulation),
    ),
    ...(['g729', 'g711'] as const).map((codec) =>
      row('codec', CODECS[codec].name, { ...shape, codec }, shape.codec === codec),
    ),
    ...INTERVALS.map((intervalMs) =>
      row('interval', `${intervalMs} ms`, { ...shape, intervalMs }, shape.intervalMs === intervalMs),
    ),
    ...ACCESSES.map((access) => ({
      ...row('access', ACCESS[access].name, { ...shape, access }, shape.access === access),
      access,
    })),
  ]
}
