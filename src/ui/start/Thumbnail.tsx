/** A design in the small, as the list has it. */
import type { Picture } from '../../drawing/index'

const RADIUS = [1.6, 2.4, 3.6]

export function Thumbnail({ picture }: { readonly picture: Picture }) {
  const xs = picture.boxes.map(([x]) => x)
  const ys = picture.boxes.map(([, y]) => y)
  const [width, height] = [Math.max(40, ...xs), Math.max(25, ...ys)]
  return (
    <svg className="thumbnail" viewBox={`-8 -8 ${width + 16} ${height + 16}`} aria-hidden="true">
      {picture.cables.map(([x1, y1, x2, y2], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a picture is drawn once and has no ids
        <line key={index} x1={x1} y1={y1} x2={x2} y2={y2} />
      ))}
      {picture.boxes.map(([x, y, weight], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same
        <circle key={index} cx={x} cy={y} r={RADIUS[weight] ?? 2} className={weight === 2 ? 'heavy' : ''} />
      ))}
    </svg>
  )
}
