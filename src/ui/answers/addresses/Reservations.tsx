/** Blocks that are kept: no site and no line gets them. */
import { useState } from 'react'
import { parsePrefix } from '../../../net/index'
import { Icon } from '../../components/Icon'
import { useDesign } from '../../components/useStore'
import { t } from '../../words/language'
import { setPlan } from './set-plan'

const NONE: readonly { readonly block: string; readonly for: string }[] = []

export function Reservations() {
  const reserved = useDesign((state) => state.design.addresses?.reserved ?? NONE)
  const [block, setBlock] = useState('')
  const [what, setWhat] = useState('')
  const wrong = block.trim() !== '' && !parsePrefix(block.trim())
  return (
    <form
      className="change"
      aria-label={t('Reservations')}
      onSubmit={(event) => {
        event.preventDefault()
        if (wrong || block.trim() === '') return
        setPlan({ reserved: [...reserved, { block: block.trim(), for: what.trim() }] })
        setBlock('')
        setWhat('')
      }}
    >
      <ul>
        {reserved.map((item) => (
          <li key={`${item.block} ${item.for}`}>
            <span className="mono">{item.block}</span> {item.for}
            <button
              type="button"
              className="button quiet icon"
              aria-label={t('Give {block} free', { block: item.block })}
              onClick={() => setPlan({ reserved: reserved.filter((other) => other !== item) })}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      <label>
        {t('Reserve')}
        <input
          className="mono"
          placeholder="10.81.4.0/24"
          value={block}
          aria-invalid={wrong}
          onChange={(event) => setBlock(event.target.value)}
        />
      </label>
      <label>
        {t('for')}
        <input value={what} onChange={(event) => setWhat(event.target.value)} />
      </label>
      <button type="submit" className="button" disabled={wrong || block.trim() === ''}>
        {t('Reserve')}
      </button>
    </form>
  )
}
