/** A text fits the box it is pasted into: the box has the ports that are named, and runs the release. */
import { hasPort, PLATFORMS, platformNamed, portsOfPlatform } from '../../../config/index'
import { isBoxed } from '../../edit/profile'
import { type Found, fieldOf, type Rule } from '../rule'

export const platformPorts: Rule = {
  name: 'platform-ports',
  title: 'Ports that the platform has',
  why: 'A line below an interface that the box does not have is refused when the text is pasted.',
  source: 'Cisco data sheets of the platforms',
  check: ({ design }) =>
    design.devices.filter(isBoxed).flatMap((device): readonly Found[] => {
      if (isImported(device)) return []
      const platform = platformNamed(device.platform)
      if (!platform) {
        const summary = `"${device.platform}" is no platform that is known here: its ports are not checked`
        return [
          { severity: 'warning', device: device.name, field: 'platform', summary, remedy: 'Choose one of the list.' },
        ]
      }
      const ports = portsOfPlatform(platform)
      return device.interfaces
        .filter((item) => !hasPort(platform, item.name))
        .map((item) => ({
          severity: 'warning',
          device: device.name,
          field: fieldOf(item),
          summary: `A ${platform.title} has no ${item.name}: its text could not be pasted`,
          remedy: `Rename it to a port that it has (${ports.slice(0, 6).join(', ')}), or choose another platform.`,
        }))
    }),
}

export const platformRelease: Rule = {
  name: 'platform-release',
  title: 'Releases that the platform runs',
  why: 'A configuration for a release that the box cannot run is never what is simulated.',
  source: 'Cisco release notes',
  check: ({ design }) =>
    design.devices.filter(isBoxed).flatMap((device): readonly Found[] => {
      const platform = platformNamed(device.platform)
      const language = device.kind === 'firewall' ? device.dialect : 'ios'
      const about = { severity: 'warning', device: device.name, field: 'platform' } as const
      if (platform && platform.language !== language) {
        const summary = `A ${platform.title} does not speak ${language.toUpperCase()}`
        return [{ ...about, summary, remedy: 'Choose the language again: a platform that speaks it comes with it.' }]
      }
      // Of releases that no box is listed with nothing is known.
      if (!platform || isImported(device) || platform.releases.includes(device.release) || !isListed(device.release))
        return []
      const summary = `A ${platform.title} is not known to run ${device.release}`
      return [{ ...about, summary, remedy: `Choose ${platform.releases.join(' or ')}, or another platform.` }]
    }),
}

/** Its text came from a box that takes it; which one that is, is only guessed. */
const isImported = ({ layout }: { readonly layout?: string }) => layout !== undefined

const isListed = (release: string) => PLATFORMS.some((platform) => platform.releases.includes(release))
