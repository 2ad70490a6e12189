/** The box and the release of a site's router, where a row names one of them, both or none. */
import { PLATFORMS, platformNamed } from '../../config/index'
import type { Profile } from '../model/make'
import type { SiteValues } from './fields'

/** What fits together, or why it does not. */
export function profileFor({ box, release }: SiteValues, usual: Profile): Profile | string {
  if (box === undefined && release === undefined) return { platform: usual.platform, release: usual.release }
  const boxes = PLATFORMS.filter((item) => item.kinds.includes('soho'))
  if (box === undefined) {
    const own = platformNamed(usual.platform)
    const platform = [...(own ? [own] : []), ...boxes].find((item) => item.releases.includes(release ?? ''))
    if (platform && release !== undefined) return { platform: platform.id, release }
    return `"${release}" is no release of a site's router: there are ${[...new Set(boxes.flatMap((item) => item.releases))].join(', ')}`
  }
  const wanted = box.toLowerCase()
  const platform = boxes.find((item) => item.id === wanted || item.title.toLowerCase() === wanted)
  if (!platform) return `"${box}" is no box of a site's router: there are ${boxes.map((item) => item.id).join(', ')}`
  const [oldest = usual.release] = platform.releases
  const running = release ?? (platform.releases.includes(usual.release) ? usual.release : oldest)
  if (platform.releases.includes(running)) return { platform: platform.id, release: running }
  return `${platform.title} does not run "${running}": it runs ${platform.releases.join(', ')}`
}
