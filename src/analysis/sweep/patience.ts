/** How long to wait before a silence counts as lasting: longer than every timer that could still notice it. */
import type { Configuration, Parameters } from '../../config/index'

const keepaliveOf = (item: Configuration) => item.crypto?.isakmp.keepalive

/** Seconds without any change after which nothing that is configured can still act, SA lifetimes aside. */
export function patienceOf(configurations: readonly Configuration[], parameters: Parameters): number {
  const { dpdRetries, ikeRetransmitSeconds, triesPerPeer, setupSecondsMax, settleSeconds } = parameters
  const attempt = ikeRetransmitSeconds * triesPerPeer + setupSecondsMax
  const keepalives = configurations.map((item) => {
    const keepalive = keepaliveOf(item)
    const most = Math.max(dpdRetries, parameters.legacyMisses)
    return keepalive ? keepalive.seconds * parameters.legacyMisses + keepalive.retrySeconds * most + attempt : 0
  })
  const holds = configurations.flatMap((item) => [
    ...item.interfaces.flatMap((port) => port.hsrp.map((group) => group.holdSeconds + group.preemptDelaySeconds)),
    ...item.eigrp.flatMap((process) => Object.values(process.interfaces).map((port) => port.holdSeconds)),
  ])
  const phones = configurations.map(({ host }) =>
    host?.skinny?.backup === undefined ? 0 : host.skinny.keepaliveSeconds * (parameters.skinnyMisses + 1),
  )
  return Math.max(settleSeconds, ...keepalives, ...holds, ...phones)
}

/** An SA of a day is not waited for: a silence of two hours is a failure. */
const LONGEST_WAIT_SECONDS = 7200
const SLACK_SECONDS = 120

/**
 * Seconds after which every SA of today has ended, when some router has no keepalive to notice a dead peer by: only the
 * end of an SA's life moves its site then. Nothing when all have keepalives.
 */
export function waitsForLifetime(configurations: readonly Configuration[]): number | undefined {
  const routers = configurations.filter((item) => (item.crypto?.maps.length ?? 0) > 0)
  if (routers.every((item) => keepaliveOf(item))) return undefined
  const lifetimes = routers.flatMap((item) => [
    ...(item.crypto?.maps.flatMap((map) => map.entries.map((entry) => entry.lifetime.seconds)) ?? []),
    ...(item.crypto?.dynamicMaps.map((entry) => entry.lifetime.seconds) ?? []),
  ])
  return Math.min(Math.max(0, ...lifetimes), LONGEST_WAIT_SECONDS) + SLACK_SECONDS
}
