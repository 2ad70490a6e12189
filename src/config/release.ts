/**
 * What differs between IOS releases, as data (FACTS sections 2 to 5). A release not listed takes the values of the
 * listed one it is not older than.
 */

export interface ReleaseDefaults {
  readonly release: string
  /** NAT traversal came with 12.2(13)T and is on since then. */
  readonly natTraversal: boolean
  /** Classful summaries are on until 15.0. */
  readonly autoSummary: boolean
  /** CEF switches between the same interfaces without a further command. */
  readonly sameInterfaceCache: boolean
  /** The input list is asked once more after decryption until 12.3(8)T. */
  readonly filtersDecrypted: boolean
  /** `crypto pki` since 12.3(7)T, `crypto ca` before. */
  readonly trustpointWord: 'ca' | 'pki'
}

const TABLE: readonly (ReleaseDefaults & { readonly order: number })[] = [
  {
    release: '12.2(11)T',
    order: 12.2,
    natTraversal: false,
    autoSummary: true,
    sameInterfaceCache: false,
    filtersDecrypted: true,
    trustpointWord: 'ca',
  },
  {
    release: '12.2(13)T',
    order: 12.213,
    natTraversal: true,
    autoSummary: true,
    sameInterfaceCache: false,
    filtersDecrypted: true,
    trustpointWord: 'ca',
  },
  {
    release: '12.4',
    order: 12.4,
    natTraversal: true,
    autoSummary: true,
    sameInterfaceCache: true,
    filtersDecrypted: false,
    trustpointWord: 'pki',
  },
  {
    release: '15.9',
    order: 15,
    natTraversal: true,
    autoSummary: false,
    sameInterfaceCache: true,
    filtersDecrypted: false,
    trustpointWord: 'pki',
  },
]

/** The defaults of a release such as `12.2(11)T` or `15.9`. */
export function releaseDefaults(release: string): ReleaseDefaults {
  const exact = TABLE.find((row) => row.release === release)
  if (exact) return exact
  const number = Number.parseFloat(release)
  const fitting = TABLE.filter((row) => row.order <= number)
  return fitting.at(-1) ?? (TABLE[0] as ReleaseDefaults)
}

/** Bandwidth in kbit/s and delay in tens of microseconds that IOS gives an interface by its kind. */
export function interfaceDefaults(name: string): { readonly bandwidthKbit: number; readonly delayTens: number } {
  if (name.startsWith('Loopback')) return { bandwidthKbit: 8_000_000, delayTens: 500 }
  if (name.startsWith('GigabitEthernet')) return { bandwidthKbit: 1_000_000, delayTens: 1 }
  if (name.startsWith('FastEthernet')) return { bandwidthKbit: 100_000, delayTens: 10 }
  return { bandwidthKbit: 10_000, delayTens: 100 }
}
