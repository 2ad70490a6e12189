/** `scenario`: a commented scenario to begin with. It names devices by the parts they play, and so fits any dual head-end. */
import type { Call, Command, Streams } from '../command'

export const scenarioCommand: Command = {
  name: 'scenario',
  summary: 'a commented scenario to begin with, in YAML',
  words: [],
  options: [],
  examples: [['> mine.yaml', 'then: headend run design.json --scenario mine.yaml']],
  run: (_call: Call, streams: Streams) => {
    streams.out(SCENARIO)
    return 0
  },
}

const SCENARIO = `# Play it with: headend run DESIGN --scenario THIS-FILE
# docs/scenarios.md tells every event, fault, flow and expectation.
title: The standby is reloaded during a call

# Times count from the settled network: 30s, 2m30s. Without "until", 120 s are played after the last event.
until: 3m

# What happens: "fault" and "restore" with KIND:TARGET, or "configure" with lines that are typed at a device.
# A name in braces is a part that a device plays; a device's own name does as well.
events:
  - at: 20s
    fault: reload:{standby}
  # - at: 2m
  #   configure: "{active}"
  #   lines: [interface FastEthernet0/1, shutdown]

# What goes on meanwhile: a call sends voice both ways, a flow is one packet and its answer, again and again.
traffic:
  - call: call to a site on the standby
    from: "{hq phone}"
    to: "{phone on standby}"
    codec: g729
    start: 10s
  - flow: telnet
    from: "{admin pc}"
    to: "{site on active}"
    protocol: tcp
    port: 23
    every: 10s

# What must be so: "headend run" exits 1 when something is not.
expectations:
  - kind: outage
    call: call to a site on the standby
    is: passing
    atMost: 60s
  - kind: path
    at: 3m
    from: "{hq phone}"
    to: "{phone on standby}"
    protocol: udp
    port: 16384
    good: true
`
