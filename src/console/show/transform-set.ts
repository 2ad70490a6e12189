/** `show crypto ipsec transform-set`, after the Cisco IOS Security Command Reference. */
import type { ConsoleContext } from '../types'

export function showTransformSets({ configuration }: ConsoleContext): string {
  return (configuration.crypto?.transformSets ?? [])
    .map(({ name, cipher, integrity, mode }) =>
      [
        `Transform set ${name}: { ${[cipher, integrity].filter((word) => word !== undefined).join(' ')}  } `,
        `   will negotiate = { ${mode === 'transport' ? 'Transport' : 'Tunnel'},  }, `,
        '',
      ].join('\n'),
    )
    .join('\n')
}
