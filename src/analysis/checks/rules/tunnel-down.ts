/** Tunnel interfaces whose line protocol cannot come up, as far as their own router's lines tell. */
import type { Configuration, InterfaceConfig } from '../../../config/index'
import { contains, formatIp, type Ip } from '../../../net/index'
import { type Check, type CheckFound, lineOf } from '../check'
import { type Scope, subnetOf } from '../scope'

export const tunnelDown: Check = {
  name: 'tunnel-down',
  title: 'Tunnel interfaces that can come up',
  why: 'A tunnel interface is up only while its source is, and while there is a route to its destination; what is routed by it is lost until then.',
  source: 'IOS interface command reference, tunnel source and tunnel destination',
  check: (scope) =>
    scope.configurations.flatMap((config) =>
      config.interfaces.flatMap((port): readonly CheckFound[] => {
        const reason = port.shutdown.value ? undefined : whyDown(scope, config, port)
        if (reason === undefined) return []
        const summary = `The line protocol of ${port.name} is down: ${reason.what}`
        return [
          {
            severity: 'warning',
            device: config.device,
            ...lineOf(port.source),
            summary,
            remedy: reason.remedy,
          },
        ]
      }),
    ),
}

interface Reason {
  readonly what: string
  readonly remedy: string
}

function whyDown(scope: Scope, config: Configuration, { tunnel }: InterfaceConfig): Reason | undefined {
  const { from, destination } = tunnel ?? {}
  if (!from || !destination) return undefined
  const source = config.interfaces.find((item) => item.name === from.interface)
  if (source?.shutdown.value)
    return { what: `its source ${source.name} is shut down`, remedy: `Bring ${source.name} up: no shutdown.` }
  if (isRouted(config, destination.value) || hasOtherRoutes(scope, config)) return undefined
  const far = formatIp(destination.value)
  return { what: `there is no route to ${far}`, remedy: `Add a route to ${far}, or a default route.` }
}

/** Routes may come from elsewhere than static lines: then nothing is said of those. */
function hasOtherRoutes(scope: Scope, { device, interfaces }: Configuration): boolean {
  return (
    interfaces.some(({ address }) => address.kind === 'dhcp') ||
    scope.lines(device).some(({ text }) => /^router |\bvrf\b|^(set )?reverse-route|^ip default-/.test(text))
  )
}

function isRouted({ staticRoutes, interfaces }: Configuration, address: Ip): boolean {
  return (
    staticRoutes.some(({ prefix }) => contains(prefix, address)) ||
    interfaces.some((port) => {
      const subnet = subnetOf(port)
      return subnet !== undefined && contains(subnet, address)
    })
  )
}
