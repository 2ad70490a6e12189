/** Interfaces named as short as on a drawing. */
import { shortInterfaceName } from '../../ios/index'

export const shortNames = (text: string): string =>
  text.replace(/(?:Fast|Gigabit|TenGigabit)?Ethernet\d[\d/.]*|Loopback\d+/g, (name) => shortInterfaceName(name))
