/** Lines by which a text tells that its device is a Catalyst (Catalyst 3560, 3750 and 4500 software command references). */

/** What only fixed switches print, also those whose ports stand as they came, without a line. */
const OF_FIXED_SWITCH = /^(?:switch \d+ provision|stack-mac|system mtu|mls qos (?:srr-queue|queue-set)) /
/** What modular ones print too, and no router. */
const OF_ANY_SWITCH = /^(?:sdm prefer|mls qos map|spanning-tree extend|vlan internal allocation) /

/** Such a device routes only where `ip routing` tells it to. */
export const isOfFixedSwitch = (line: string): boolean => OF_FIXED_SWITCH.test(line)
export const isOfSwitch = (line: string): boolean => OF_FIXED_SWITCH.test(line) || OF_ANY_SWITCH.test(line)
