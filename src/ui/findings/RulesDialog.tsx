/** Every rule: whether it speaks or is silent, why it matters, where that is known from; and a switch to mute it. */
import { useMemo, useState } from 'react'
import type { RuleRow } from '../../engine/messages'
import { Dialog } from '../components/Dialog'
import { Status, type Tone } from '../components/Status'
import { useDesign, useRun } from '../components/useStore'
import { setMuted } from './actions'
import './findings.css'
import { english, said, t } from '../words/language'

export function RulesDialog({ onClose }: { readonly onClose: () => void }) {
  const told = useRun((state) => state.rules)
  const muted = useDesign((state) => state.design.mutedRules)
  // The document knows first what is muted; the counts come with the next look at it.
  const rules = useMemo(
    () => told.map((rule) => ({ ...rule, muted: muted?.includes(rule.name) ?? false })),
    [told, muted],
  )
  const [filter, setFilter] = useState('')
  const wanted = filter.trim().toLowerCase()
  const shown = rules.filter((rule) =>
    `${rule.title} ${said(rule.title)} ${rule.why} ${rule.name}`.toLowerCase().includes(wanted),
  )
  const speaking = rules.filter((rule) => rule.found > 0 && !rule.muted).length
  return (
    <Dialog title="All rules" onClose={onClose}>
      <div className="rules">
        <p className="muted">
          {speaking === 1
            ? t(
                '{count} rules look at the design and its configurations as you type; {speaking} speaks now. A muted rule stays silent in this design only, and the document remembers it.',
                { count: rules.length, speaking },
              )
            : t(
                '{count} rules look at the design and its configurations as you type; {speaking} speak now. A muted rule stays silent in this design only, and the document remembers it.',
                { count: rules.length, speaking },
              )}
        </p>
        <input
          type="search"
          className="input"
          aria-label={t('Filter rules')}
          placeholder={t('Filter by words')}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by the keyboard */}
        <section className="rules-list" aria-label={t('Rules')} tabIndex={0}>
          <ul>
            {[...shown]
              .sort((a, b) => b.found - a.found)
              .map((rule) => (
                <RuleItem key={rule.name} rule={rule} />
              ))}
          </ul>
          {shown.length === 0 && <p className="teach">{t('No rule holds “{filter}”.', { filter })}</p>}
        </section>
      </div>
    </Dialog>
  )
}

function RuleItem({ rule }: { readonly rule: RuleRow }) {
  const [tone, word] = stateOf(rule)
  return (
    <li className="rule">
      <Status tone={tone}>{word}</Status>
      <div>
        <strong>{said(rule.title)}</strong>
        <p lang={english()}>{rule.why}</p>
        <p className="muted">{t('Known from: {source}.', { source: rule.source })}</p>
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={rule.muted}
          aria-label={t('Mute: {title}', { title: said(rule.title) })}
          onChange={(event) => setMuted(rule.name, event.target.checked)}
        />
        {t('Mute')}
      </label>
    </li>
  )
}

function stateOf({ found, muted }: RuleRow): readonly [Tone, string] {
  if (muted) return ['unknown', found === 0 ? t('muted') : t('muted, {found}', { found })]
  return found === 0 ? ['good', t('silent')] : ['warn', t('speaks, {found}', { found })]
}
