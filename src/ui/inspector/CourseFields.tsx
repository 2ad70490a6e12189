/** How a cable is drawn: straight or at right angles, and the points that it is led through, by numbers. */
import type { Link } from '../../design/index'
import { addPoint, leadAround, putBends, setCourse, straighten, withoutPoint } from '../canvas/bending'
import { NumberField, SelectField } from '../components/Fields'
import { Explained } from '../glossary/Explained'
import { t } from '../words/language'

const FARTHEST = 1_000_000

export function CourseFields({ link }: { readonly link: Link }) {
  const { bends = [], course } = link
  return (
    <>
      <h3>
        <Explained text="On the drawing" />
      </h3>
      <SelectField
        label="Drawn"
        value={course ?? 'straight'}
        options={[
          ['straight', t('Straight')],
          ['right-angled', t('At right angles')],
        ]}
        commit={(value) => setCourse(link, value === 'right-angled' ? 'right-angled' : undefined)}
      />
      {bends.map((_bend, at) => (
        <PointFields key={`point ${String(at)}`} link={link} at={at} />
      ))}
      <p className="buttons">
        <button type="button" className="button" onClick={() => addPoint(link)}>
          {t('Add a point')}
        </button>
        <button type="button" className="button" onClick={() => leadAround(link)}>
          {t('Lead around devices')}
        </button>
        {(bends.length > 0 || course !== undefined) && (
          <button type="button" className="button" onClick={() => straighten(link)}>
            {t('Straighten')}
          </button>
        )}
      </p>
    </>
  )
}

function PointFields({ link, at }: { readonly link: Link; readonly at: number }) {
  const bends = link.bends ?? []
  const point = bends[at]
  if (!point) return null
  const put = (axis: 'x' | 'y') => (value: number | undefined) =>
    putBends(
      link,
      bends.map((bend, index) => (index === at ? { ...bend, [axis]: value ?? bend[axis] } : bend)),
    )
  const field = (axis: 'x' | 'y') => (
    <NumberField
      label={t('Point {at}, {axis}', { at: at + 1, axis: axis.toUpperCase() })}
      value={point[axis]}
      least={-FARTHEST}
      most={FARTHEST}
      commit={put(axis)}
    />
  )
  return (
    <div className="two point">
      {field('x')}
      {field('y')}
      <button
        type="button"
        className="button icon"
        aria-label={t('Remove point {number}', { number: at + 1 })}
        title={t('Remove point {number}', { number: at + 1 })}
        onClick={() => putBends(link, withoutPoint(link, at))}
      >
        ✕
      </button>
    </div>
  )
}
