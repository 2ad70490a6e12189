/** Many sites that want a tunnel with one head-end at the same moment. */
import { A, type End, hub, Lab, spoke } from './ike'

/** A site of many, with the peers that it tries in order. */
export function siteAt(index: number, peers: readonly string[]): End {
  const [high, low] = [Math.floor(index / 32), (index % 32) * 8]
  return { config: spoke(`site-${index}`, `10.81.${2 + high}.${low}/29`, peers), address: `203.0.${high}.${low + 2}` }
}

/** A set-up alone takes a second. */
export function crowd(count: number, parameters: { readonly setupsPerSecond: number; readonly triesPerPeer?: number }) {
  const names = Array.from({ length: count }, (_, index) => `site-${index}`)
  const ends = Object.fromEntries(names.map((name, index) => [name, siteAt(index, [A])] as const))
  const lab = new Lab(
    { gw: { config: hub('gw'), address: A }, ...ends },
    { parameters: { setupSecondsMin: 1, setupSecondsMax: 1, ...parameters } },
  )
  for (const name of names) lab.packet(name)
  const up = () => lab.script.effects('sa-up', 'gw').map(({ seconds }) => seconds)
  return { lab, names, up }
}
