/** Where a LAN of some length would go, and by which way new sites choose. */
import { useMemo, useState } from 'react'
import { findFree } from '../../../design/index'
import { SelectField } from '../../components/Fields'
import { useDesign } from '../../components/useStore'
import { said, t } from '../../words/language'
import { setPlan } from './set-plan'

const LENGTHS = Array.from({ length: 23 }, (_, n) => n + 8)
const WAYS = [
  ['lowest', 'the lowest free block'],
  ['next', 'the one behind the last that is taken'],
  ['tightest', 'the tightest that holds it'],
] as const

export function FreeFinder() {
  const design = useDesign((state) => state.design)
  const [length, setLength] = useState(design.vpn.siteLength)
  const found = useMemo(() => findFree(design, length), [design, length])
  return (
    <div className="finder">
      <SelectField
        label="Find a free"
        value={String(length)}
        options={LENGTHS.map((each) => [String(each), `/${each}`] as const)}
        commit={(value) => setLength(Number(value))}
      />
      <output>
        {t('{count} free', { count: found.count })}
        {WAYS.map(([way, words]) => (
          <span key={way}>
            {said(words)}: <span className="mono">{found[way] ?? t('none')}</span>
          </span>
        ))}
      </output>
      <SelectField
        label="A new site gets"
        value={design.addresses?.fit ?? 'lowest'}
        options={WAYS}
        commit={(value) => setPlan({ fit: WAYS.find(([way]) => way === value)?.[0] ?? 'lowest' })}
      />
    </div>
  )
}
