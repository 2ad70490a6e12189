/** Presets: each is known again, changes nothing else, and leads back to the source document's settings. */
import { describe, expect, it } from 'vitest'
import { checkDesign } from '../check/rules'
import { chooseReleaseEverywhere } from '../edit/profile'
import { builtIn, edited } from '../testing/designs'
import { CRYPTO_PRESETS, presetOf, withPreset } from './crypto-presets'

const { vpn } = builtIn('srnd-figure-c1')

describe.each(CRYPTO_PRESETS.map((preset) => [preset.title, preset] as const))('%s', (_title, preset) => {
  it('is known again, and leads back', () => {
    const chosen = withPreset(vpn, preset)
    expect(presetOf(chosen)?.id).toBe(preset.id)
    const [source] = CRYPTO_PRESETS
    expect(source && withPreset(chosen, source)).toEqual(vpn)
  })
  it('keeps to the credentials', () => {
    const secret = withPreset({ ...vpn, credentials: { kind: 'pre-shared-key', key: 'x' } }, preset)
    expect(secret.policies.map((policy) => policy.authentication)).toEqual(['pre-share'])
  })
})

it('what 15.9 has is everything; what 12.2(11)T has is the source document alone', () => {
  const fits = (release: string) =>
    CRYPTO_PRESETS.filter((preset) => {
      const design = builtIn('srnd-figure-c1')
      const moved = edited(design, chooseReleaseEverywhere(design, release), (now) => ({
        kind: 'set-vpn',
        vpn: withPreset(now.vpn, preset),
      }))
      return !checkDesign(moved).some((item) => item.rule === 'release-crypto' || item.rule === 'ikev2-support')
    }).map((preset) => preset.id)
  expect(fits('15.9')).toEqual(CRYPTO_PRESETS.map((preset) => preset.id))
  expect(fits('12.2(11)T')).toEqual(['source'])
  expect(fits('12.4(15)T')).toEqual(['source', 'aes-128'])
  expect(fits('17.12')).toEqual(['aes-256', 'ikev2-cbc', 'ikev2-gcm'])
})
