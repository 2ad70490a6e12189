/** What somebody is looking at, as a link carries it: moment, selection, path and hop. Fields that are not known are left out. */
import * as v from 'valibot'

const name = v.pipe(v.string(), v.maxLength(200))
const count = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1e15))
const number = v.pipe(count, v.integer())

export const shownSchema = v.object({
  scenario: v.exactOptional(name),
  /** Microseconds from the settled moment. */
  at: v.exactOptional(number),
  devices: v.exactOptional(v.pipe(v.array(name), v.maxLength(20_000))),
  link: v.exactOptional(name),
  layer: v.exactOptional(name),
  path: v.exactOptional(
    v.object({
      from: name,
      to: name,
      protocol: v.picklist(['udp', 'tcp', 'icmp', 'esp']),
      port: v.pipe(number, v.maxValue(65_535)),
      size: v.exactOptional(v.pipe(number, v.maxValue(65_535))),
      df: v.exactOptional(v.boolean()),
      now: v.exactOptional(v.boolean()),
      /** As the command line writes them. */
      faults: v.exactOptional(v.pipe(v.array(name), v.maxLength(100))),
    }),
  ),
  hop: v.exactOptional(
    v.object({
      way: v.picklist(['forward', 'return']),
      /** Hops passed, as the playback counts. */
      position: count,
      /** The hop whose steps are shown, by its place. */
      open: v.exactOptional(number),
    }),
  ),
  /** A line of a device's configuration that is lit. */
  line: v.exactOptional(v.object({ device: name, line: number })),
})

export type Shown = v.InferOutput<typeof shownSchema>
