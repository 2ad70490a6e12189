/** A block as a map of its pieces: how full each is by shade and height, who is there by name. */
import type { BlockUse } from '../../../design/index'
import { said, t } from '../../words/language'

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
        {said(KINDS[kind])} <span className="mono">{block}</span>
        {': '}
        {kind === 'sites'
          ? t('{percent} % taken, {free} of {holds} sites free', { percent, free, holds })
          : t('{percent} % taken, {free} of {holds} addresses free', { percent, free, holds })}
      </figcaption>
      <div
        className="map"
        role="img"
        aria-label={t('{block}: {percent} % taken. Free: {freeBlocks}', {
          block,
          percent,
          freeBlocks: freeBlocks.join(', ') || t('nothing'),
        })}
      >
        {cells.map((cell) => (
          <span
            key={cell.block}
            title={`${cell.block}: ${cell.who.join(', ') || (cell.taken > 0 ? t('reserved') : t('free'))}`}
          >
            <i style={{ height: `${Math.round(100 * cell.taken)}%` }} />
          </span>
        ))}
      </div>
      <details>
        <summary>{t('Free blocks')}</summary>
        <p className="mono">{freeBlocks.join('  ') || t('none')}</p>
      </details>
    </figure>
  )
}
