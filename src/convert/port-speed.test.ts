/** A port that is told its speed has the bandwidth and the delay of that speed (IOS interface command reference, speed). */
import { expect, it } from 'vitest'
import { parseIos } from '../ios/index'
import { convertIos } from './index'

const linkOf = (lines: string, name: string) => {
  const { interfaces } = convertIos('r', parseIos(lines).config, { release: '12.4' }).configuration
  const found = interfaces.find((item) => item.name === name)
  return [found?.bandwidthKbit, found?.delayTens]
}
const PORT = 'interface GigabitEthernet0/0\n ip address 10.0.0.1 255.255.255.0\n'

it.each([
  ['speed 10', 10_000, 100],
  ['speed 100', 100_000, 10],
  ['speed 1000', 1_000_000, 1],
  ['speed auto', 1_000_000, 1],
])('%s', (line, bandwidth, delay) => {
  expect(linkOf(`${PORT} ${line}\n`, 'GigabitEthernet0/0')).toEqual([bandwidth, delay])
})
it('is what its subinterfaces have, and gives way to bandwidth and delay', () => {
  const sub = 'interface GigabitEthernet0/0.5\n encapsulation dot1Q 5\n ip address 10.5.0.1 255.255.255.0\n'
  expect(linkOf(`${PORT} speed 100\n${sub}`, 'GigabitEthernet0/0.5')).toEqual([100_000, 10])
  expect(linkOf(`${PORT} speed 100\n bandwidth 512\n delay 7\n`, 'GigabitEthernet0/0')).toEqual([512, 7])
})
it('is that of the members of a Port-channel', () => {
  const member = (port: string) => `interface ${port}\n no ip address\n speed 100\n channel-group 1 mode on\n`
  const text = `${member('GigabitEthernet0/1')}${member('GigabitEthernet0/2')}interface Port-channel1\n ip address 10.0.0.1 255.255.255.0\n`
  expect(linkOf(text, 'Port-channel1')).toEqual([200_000, 10])
})
