/** A block as a map of its pieces: how full each is by shade and height, who is there by name. */
import type { BlockUse } from '../../../design/index'

const KINDS = {
  sites: 'Pool of sites',
  access: 'Access network',
  'head-ends': 'Public addresses of head-ends',
} as const

export function BlockMap({ use }: { readonly use: BlockUse }) {
  const { kind, block, size, taken, free, holds, cells, freeBlocks } = use
  const percent = Math.round((100 * taken) / size)
  return (
    <figure className="block">
      <figcaption>
        {KINDS[kind]} <span className="mono">{block}</span>: {percent} % taken, {free} of {holds}{' '}
        {kind === 'sites' ? 'sites' : 'addresses'} free
      </figcaption>
      <div
        className="map"
        role="img"
        aria-label={`${block}: ${percent} % taken. Free: ${freeBlocks.join(', ') || 'nothing'}`}
      >
        {cells.map((cell) => (
          <span
            key={cell.block}
            title={`${cell.block}: ${cell.who.join(', ') || (cell.taken > 0 ? 'reserved' : 'free')}`}
          >
            <i style={{ height: `${Math.round(100 * cell.taken)}%` }} />
          </span>
        ))}
      </div>
      <details>
        <summary>Free blocks</summary>
        <p className="mono">{freeBlocks.join('  ') || 'none'}</p>
      </details>
    </figure>
  )
}
