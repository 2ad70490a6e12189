/** Blocks that are kept: no site and no line gets them. */
import { useState } from 'react'
import { parsePrefix } from '../../../net/index'
import { Icon } from '../../components/Icon'
import { useDesign } from '../../components/useStore'
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
      aria-label="Reservations"
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
              aria-label={`Give ${item.block} free`}
              onClick={() => setPlan({ reserved: reserved.filter((other) => other !== item) })}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      <label>
        Reserve
        <input
          className="mono"
          placeholder="10.81.4.0/24"
          value={block}
          aria-invalid={wrong}
          onChange={(event) => setBlock(event.target.value)}
        />
      </label>
      <label>
        for
        <input value={what} onChange={(event) => setWhat(event.target.value)} />
      </label>
      <button type="submit" className="button" disabled={wrong || block.trim() === ''}>
        Reserve
      </button>
    </form>
  )
}
