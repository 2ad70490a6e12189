/** Interface names as people type them and as narrow tables print them. The rules are those of the configuration. */
import { canonicalInterfaceName } from '../../ios/index'

/** `fa0/0` → `FastEthernet0/0`; `undefined` when it names no kind of interface. */
export const interfaceNameOf = (text: string): string | undefined => canonicalInterfaceName(text)
